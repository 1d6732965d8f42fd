package dev.assay.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.finding.FilterStore;
import dev.assay.model.AccountId;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FilterOperationsTest {
  private static final String RULE =
      """
      {'name':'%s','action':'SUPPRESS','reason':'accepted','description':'until spring',
       'tags':{'team':'a b/ü'},
       'filterCriteria':{'vulnerabilityId':[{'comparison':'EQUALS','value':'CVE-2021-44228'}]}}
      """;

  @TempDir private Path folder;
  private TestStages stages;
  private Calls calls;

  @BeforeEach
  void open() throws Exception {
    stages = new TestStages(folder);
    calls = stages.calls();
  }

  @AfterEach
  void close() {
    stages.close();
  }

  @Test
  void aRuleIsListedAsItWasMade() {
    var arn = create("log4shell");

    assertThat(arn)
        .matches(
            "arn:aws:inspector2:eu-central-1:123456789012:owner/123456789012/filter/[0-9a-f]{16}");
    var rule = list("{'arns':['" + arn + "']}").get(0);
    assertThat(rule.toString().replace('"', '\''))
        .isEqualTo(
            "{'arn':'"
                + arn
                + "','ownerId':'123456789012','name':'log4shell','criteria':{'vulnerabilityId':"
                + "[{'comparison':'EQUALS','value':'CVE-2021-44228'}]},'action':'SUPPRESS',"
                + "'createdAt':1795435200,'updatedAt':1795435200,'description':'until spring',"
                + "'reason':'accepted','tags':{'team':'a b/ü'}}");
  }

  @Test
  void anUpdateChangesWhatItNamesAndNothingElse() {
    var arn = create("log4shell");
    calls.call(
        "UpdateFilter",
        "{'filterArn':'"
            + arn
            + "','action':'NONE',"
            + "'filterCriteria':{'severity':[{'comparison':'EQUALS','value':'LOW'}]}}");

    var rule = list("{}").get(0);
    assertThat(rule.path("action").asText()).isEqualTo("NONE");
    assertThat(rule.path("name").asText()).isEqualTo("log4shell");
    assertThat(rule.path("reason").asText()).isEqualTo("accepted");
    assertThat(rule.path("criteria").toString())
        .isEqualTo("{\"severity\":[{\"comparison\":\"EQUALS\",\"value\":\"LOW\"}]}");
  }

  @Test
  void filtersAreListedByActionAndPaged() throws Exception {
    for (int i = 0; i < 5; i++) {
      create("rule " + i);
    }
    calls.call("CreateFilter", "{'name':'search','action':'NONE','filterCriteria':{}}");

    assertThat(list("{'action':'NONE'}")).hasSize(1);
    assertThat(list("{'action':'SUPPRESS'}")).hasSize(5);
    assertThat(calls.pages("ListFilters", "filters", "{}", 1))
        .isEqualTo(calls.pages("ListFilters", "filters", "{}", 0))
        .hasSize(6);
  }

  @Test
  void aNameIsTakenOnlyOnce() {
    create("log4shell");
    create("other");

    assertThat(calls.refusal("CreateFilter", RULE.formatted("log4shell")))
        .isEqualTo("BadRequestException: a filter with the name \"log4shell\" exists already");
  }

  @Test
  void aFilterThatIsGoneIsNotFound() {
    var arn = create("log4shell");
    assertThat(calls.call("DeleteFilter", "{'arn':'" + arn + "'}").path("arn").asText())
        .isEqualTo(arn);

    assertThat(calls.refusal("DeleteFilter", "{'arn':'" + arn + "'}"))
        .isEqualTo("ResourceNotFoundException: there is no filter " + arn);
    assertThat(calls.refusal("UpdateFilter", "{'filterArn':'" + arn + "'}"))
        .isEqualTo("ResourceNotFoundException: there is no filter " + arn);
  }

  @Test
  void anotherAccountSeesAndTouchesNothing() {
    var arn = create("log4shell");
    var other = stages.calls(new AccountId("210987654321"));

    assertThat(other.call("ListFilters", "{'arns':['" + arn + "']}").path("filters")).isEmpty();
    assertThat(other.refusal("DeleteFilter", "{'arn':'" + arn + "'}"))
        .startsWith("ResourceNotFoundException");
  }

  @Test
  void tooManyFiltersAreOverTheQuota() {
    for (int i = 0; i < FilterStore.MOST_FILTERS; i++) {
      create("rule " + i);
    }

    assertThat(calls.refusal("CreateFilter", RULE.formatted("one more")))
        .startsWith("ServiceQuotaExceededException");
  }

  @Test
  void impossibleCriteriaAreRefusedByName() {
    assertThat(refusal("'severity':[{'comparison':'EQUALS','value':'WORST'}]"))
        .contains("'/filterCriteria/severity'");
    assertThat(refusal("'inspectorScore':[{'lowerInclusive':9,'upperInclusive':1}]"))
        .contains("'/filterCriteria/inspectorScore'");
    assertThat(refusal("'updatedAt':[{'startInclusive':9,'endInclusive':1}]"))
        .contains("'/filterCriteria/updatedAt'");
    assertThat(refusal("'portRange':[{'beginInclusive':9,'endInclusive':1}]"))
        .contains("'/filterCriteria/portRange'");
    assertThat(refusal("'vulnerablePackages':[{}]"))
        .contains("'/filterCriteria/vulnerablePackages'");
    assertThat(refusal("'title':[]")).contains("'/filterCriteria/title'");
    assertThat(list("{}")).isEmpty();
  }

  @Test
  void textThatCannotBeKeptIsRefused() {
    assertThat(
            calls.refusal(
                "CreateFilter", "{'name':'a\\u0000b','action':'NONE','filterCriteria':{}}"))
        .contains("ValidationException", "'/name'");
    assertThat(refusal("'title':[{'comparison':'EQUALS','value':'a\\u0000b'}]"))
        .contains("ValidationException", "'/filterCriteria/title'");
  }

  @Test
  void tagsThatAreRefusedLeaveNoFilterBehind() {
    assertThat(
            calls.refusal(
                "CreateFilter",
                "{'name':'n','action':'NONE','filterCriteria':{},'tags':{'aws:x':'1'}}"))
        .contains("ValidationException", "/tags");
    assertThat(list("{}")).isEmpty();
  }

  @Test
  void tagsAreAddedReplacedAndTakenAway() {
    var arn = create("log4shell");
    calls.callOn("TagResource", arn, "", "{'tags':{'k':'v','team':'x'}}");
    calls.callOn("UntagResource", arn, "tagKeys=team&tagKeys=absent", "");

    assertThat(calls.callOn("ListTagsForResource", arn, "", "").toString())
        .isEqualTo("{\"tags\":{\"k\":\"v\"}}");
  }

  private String create(String name) {
    return calls.call("CreateFilter", RULE.formatted(name)).path("arn").asText();
  }

  private JsonNode list(String request) {
    return calls.call("ListFilters", request).path("filters");
  }

  private String refusal(String criteria) {
    return calls.refusal(
        "CreateFilter", "{'name':'n','action':'NONE','filterCriteria':{" + criteria + "}}");
  }
}
