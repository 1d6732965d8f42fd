// Generated from the service model by api-codegen; changes here are lost.
package example.garden;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.api.wire.ApiException;
import dev.assay.api.wire.Blob;
import dev.assay.api.wire.HttpInput;
import dev.assay.api.wire.OperationDefinition;
import dev.assay.api.wire.ServiceDefinition;
import dev.assay.api.wire.Violations;
import dev.assay.api.wire.WireReader;
import dev.assay.api.wire.WireShape;
import dev.assay.api.wire.WireTime;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The operations of the service with their HTTP bindings, in the model's order.
public final class GardenOperations {
  /// The service as the dispatcher needs it.
  public static final ServiceDefinition<GardenApi> SERVICE =
      new ServiceDefinition<>("garden", "2026-01-01", GardenApi.class, List.of(
new OperationDefinition<GardenApi, PlantTreeRequest>(
    "PlantTree", "plantTree", "POST", "/trees/{bedId}", 201, Set.of("BedFullException"),
    PlantTreeRequest::read, GardenApi::plantTree)));

  private GardenOperations() {}
}
