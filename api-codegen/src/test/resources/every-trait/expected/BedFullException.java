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

/// The `BedFullException` error, HTTP status 409.
public final class BedFullException extends ApiException {
  private static final long serialVersionUID = 1L;
  private static final SerializedString NAME_BED_ID = new SerializedString("bedId");

  private final transient String bedId;
  private final transient @Nullable Integer retryAfterSeconds;

  public BedFullException(String message, String bedId, @Nullable Integer retryAfterSeconds) {
    super(409, "BedFullException", message);
    this.bedId = bedId;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public String bedId() {
    return bedId;
  }

  public @Nullable Integer retryAfterSeconds() {
    return retryAfterSeconds;
  }

  @Override
  public void writeMembers(JsonGenerator out) throws IOException {
    if (bedId != null) {
      out.writeFieldName(NAME_BED_ID);
      out.writeString(bedId);
    }
  }

  @Override
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    if (retryAfterSeconds != null) {
      headers.put("Retry-After", String.valueOf(retryAfterSeconds));
    }
    return headers;
  }
}
