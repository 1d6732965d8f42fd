package dev.assay.finding.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.escape;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import dev.assay.finding.Condition.Text;
import java.util.List;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.Field;

/// A condition on text. A missing value, which the tables keep as null or as empty text, equals
/// nothing.
final class TextPredicate {
  private static final char ESCAPE = '!';

  private TextPredicate() {}

  static Condition of(Operand operand, Text text) {
    return switch (text.comparison()) {
      case EQUALS -> equal(operand, text.value());
      case PREFIX -> startsWith(operand, text.value());
      // also where the value is missing, for which SQL's <> is not true
      case NOT_EQUALS -> condition("({0}) is not true", equal(operand, text.value()));
    };
  }

  /// Whether PostgreSQL can hold the text: no NUL, no half of a surrogate pair.
  static boolean isStorable(String text) {
    return text.indexOf('\0') < 0 && UTF_8.newEncoder().canEncode(text);
  }

  private static Condition equal(Operand operand, String value) {
    if (value.isEmpty() || !isStorable(value)) {
      return falseCondition();
    }
    return switch (operand) {
      case Operand.Text(var column) -> column.eq(value);
      case Operand.Texts(var column) -> condition("{0} = any ({1})", val(value), column);
      case Operand.Constant(var constant) -> truth(constant.equals(value));
      case Operand.Severity() -> severity(name -> name.equals(value));
      case Operand.Presence it -> presence(it, word -> word.equals(value));
      case Operand.Decimal d -> falseCondition();
      case Operand.Time t -> falseCondition();
      case Operand.Tags t -> falseCondition();
      case Operand.Packages p -> falseCondition();
      case Operand.Ports p -> falseCondition();
      case Operand.Missing m -> falseCondition();
    };
  }

  private static Condition startsWith(Operand operand, String prefix) {
    if (!isStorable(prefix)) {
      return falseCondition();
    }
    String pattern = prefix.isEmpty() ? "_%" : escape(prefix, ESCAPE) + "%";
    return switch (operand) {
      case Operand.Text(var column) -> inRange(column, prefix).and(column.like(pattern, ESCAPE));
      case Operand.Texts(var column) ->
          condition(
              "exists (select from unnest({0}) as one where one like {1} escape '!')",
              column, val(pattern));
      case Operand.Constant(var constant) -> truth(constant.startsWith(prefix));
      case Operand.Severity() -> severity(name -> name.startsWith(prefix));
      case Operand.Presence it -> presence(it, word -> word.startsWith(prefix));
      case Operand.Decimal d -> falseCondition();
      case Operand.Time t -> falseCondition();
      case Operand.Tags t -> falseCondition();
      case Operand.Packages p -> falseCondition();
      case Operand.Ports p -> falseCondition();
      case Operand.Missing m -> falseCondition();
    };
  }

  /// Asked of the column itself, which has an index of those that are there.
  private static Condition presence(Operand.Presence it, Predicate<String> isMeant) {
    return or(
        it.column().isNotNull().and(truth(isMeant.test("YES"))),
        it.column().isNull().and(it.couldHave()).and(truth(isMeant.test("NO"))));
  }

  /// What LIKE says too, in comparisons that may use an index: under row-level security the server
  /// trusts these not to tell of others' rows, and LIKE it does not.
  private static Condition inRange(Field<String> column, String prefix) {
    int last =
        prefix.isEmpty() ? Character.MAX_CODE_POINT : prefix.codePointBefore(prefix.length());
    boolean hasNext = last < Character.MIN_SURROGATE - 1;
    return hasNext
        ? column
            .ge(prefix)
            .and(column.lt(prefix.substring(0, prefix.length() - 1) + Character.toString(last + 1)))
        : trueCondition();
  }

  private static Condition severity(Predicate<String> isMeant) {
    List<Short> meant =
        FindingTables.SEVERITIES.stream()
            .filter(severity -> isMeant.test(severity.name()))
            .map(FindingTables::place)
            .toList();
    return FindingTables.SEVERITY.in(meant);
  }

  private static Condition truth(boolean value) {
    return value ? trueCondition() : falseCondition();
  }
}
