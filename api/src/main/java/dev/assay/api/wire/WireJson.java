package dev.assay.api.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// The one JSON factory of the API, with the limits that hold for every request.
public final class WireJson {
  private static final int MOST_DEPTH = 100;
  private static final int MOST_NUMBER_DIGITS = 100;
  private static final int MOST_NAME_LENGTH = 10_000;

  private static final JsonFactory FACTORY = factory();

  private WireJson() {}

  /// The factory; safe for all threads.
  public static JsonFactory json() {
    return FACTORY;
  }

  private static JsonFactory factory() {
    var factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_DEPTH)
                    .maxNumberLength(MOST_NUMBER_DIGITS)
                    .maxNameLength(MOST_NAME_LENGTH)
                    .build())
            // Each request has a virtual thread of its own, so buffers kept by thread are never met
            // again.
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            // Names of hostile requests must not fill a shared table.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();
    // The mapper is the codec for document members, whose shape no model knows.
    return JsonMapper.builder(factory).build().getFactory();
  }
}
