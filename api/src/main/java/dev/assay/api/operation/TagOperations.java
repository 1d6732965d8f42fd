package dev.assay.api.operation;

import dev.assay.account.TagStore;
import dev.assay.api.http.Caller;
import dev.assay.api.inspector2.ListTagsForResourceRequest;
import dev.assay.api.inspector2.ListTagsForResourceResponse;
import dev.assay.api.inspector2.ResourceNotFoundException;
import dev.assay.api.inspector2.TagResourceRequest;
import dev.assay.api.inspector2.TagResourceResponse;
import dev.assay.api.inspector2.UntagResourceRequest;
import dev.assay.api.inspector2.UntagResourceResponse;
import dev.assay.finding.FilterStore;
import dev.assay.model.AccountId;

/// TagResource, UntagResource and ListTagsForResource. Of the things that this version serves,
/// filters have tags.
public final class TagOperations {
  private final FilterStore filters;
  private final TagStore tags;

  public TagOperations(FilterStore filters, TagStore tags) {
    this.filters = filters;
    this.tags = tags;
  }

  TagResourceResponse tag(TagResourceRequest request) {
    var account = ownerOf(request.resourceArn());
    return Refusals.inAccount(
        () -> {
          tags.set(account, request.resourceArn(), request.tags());
          return new TagResourceResponse();
        });
  }

  UntagResourceResponse untag(UntagResourceRequest request) {
    var account = ownerOf(request.resourceArn());
    tags.remove(account, request.resourceArn(), request.tagKeys());
    return new UntagResourceResponse();
  }

  ListTagsForResourceResponse list(ListTagsForResourceRequest request) {
    var account = ownerOf(request.resourceArn());
    return new ListTagsForResourceResponse(tags.list(account, request.resourceArn()));
  }

  /// The caller, where it has such a thing.
  private AccountId ownerOf(String arn) {
    var account = Caller.current().account();
    if (filters.get(account, arn).isEmpty()) {
      throw new ResourceNotFoundException(
          "Your account has nothing with tags that is called " + arn);
    }
    return account;
  }
}
