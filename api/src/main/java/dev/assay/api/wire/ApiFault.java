package dev.assay.api.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// An error of the protocol itself: routing, reading, signatures, limits.
public final class ApiFault extends ApiException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final transient List<Violation> violations;

  private final transient Map<String, String> headers;

  private ApiFault(
      int status, String code, String message, String reason, List<Violation> violations) {
    this(status, code, message, reason, violations, Map.of());
  }

  private ApiFault(
      int status,
      String code,
      String message,
      String reason,
      List<Violation> violations,
      Map<String, String> headers) {
    super(status, code, message);
    this.reason = reason;
    this.violations = List.copyOf(violations);
    this.headers = Map.copyOf(headers);
  }

  /// An error that has a message only.
  public static ApiFault of(int status, String code, String message) {
    return new ApiFault(status, code, message, "", List.of());
  }

  /// A body beyond a limit.
  public static ApiFault tooLarge(String message) {
    return of(413, "RequestEntityTooLargeException", message);
  }

  /// The modelled answer for what passes by itself: SDKs repeat the call.
  public static ApiFault temporary(String message, Duration retryAfter) {
    return new ApiFault(
        500, "InternalServerException", message, "", List.of(), comeAgain(retryAfter));
  }

  /// The modelled answer for too many calls: SDKs wait and repeat the call.
  public static ApiFault throttled(String message, Duration retryAfter) {
    return new ApiFault(429, "ThrottlingException", message, "", List.of(), comeAgain(retryAfter));
  }

  /// Whole seconds, and no moment too early.
  private static Map<String, String> comeAgain(Duration after) {
    return Map.of("Retry-After", String.valueOf(Math.max(1, after.plusMillis(999).toSeconds())));
  }

  /// A `ValidationException` without fields.
  public static ApiFault validation(String message, String reason) {
    return new ApiFault(400, "ValidationException", message, reason, List.of());
  }

  /// A `ValidationException` that names every member that is wrong, in Smithy's wording.
  public static ApiFault of(List<Violation> violations) {
    var message = new StringBuilder();
    message.append(violations.size()).append(" validation error");
    message.append(violations.size() == 1 ? " detected: " : "s detected: ");
    for (int i = 0; i < violations.size(); i++) {
      message.append(i == 0 ? "" : "; ").append(violations.get(i).sentence());
    }
    var parsed =
        violations.stream().noneMatch(v -> v.kind() == Violation.Kind.CANNOT_PARSE)
            ? Violation.Kind.FIELD_VALIDATION_FAILED
            : Violation.Kind.CANNOT_PARSE;
    return new ApiFault(400, "ValidationException", message.toString(), parsed.name(), violations);
  }

  @Override
  public Map<String, String> headers() {
    return headers;
  }

  @Override
  public void writeMembers(JsonGenerator out) throws IOException {
    if (!reason.isEmpty()) {
      out.writeStringField("reason", reason);
    }
    if (!violations.isEmpty()) {
      out.writeArrayFieldStart("fields");
      for (var violation : violations) {
        out.writeStartObject();
        out.writeStringField("name", violation.path());
        out.writeStringField("message", violation.message());
        out.writeEndObject();
      }
      out.writeEndArray();
    }
  }
}
