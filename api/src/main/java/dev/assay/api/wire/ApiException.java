package dev.assay.api.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;

/// An error that an operation answers with: its HTTP status, its name, its message.
///
/// The generated subclasses are the modelled ones and carry their members; [ApiFault] is for those
/// of the protocol. Made without a stack trace: it is an answer, not a failure.
public abstract class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  protected ApiException(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  /// The HTTP status.
  public final int status() {
    return status;
  }

  /// The error's name, as clients match on it.
  public final String code() {
    return code;
  }

  /// The message clients see.
  public final String text() {
    var message = getMessage();
    return message == null ? code : message;
  }

  /// Writes the members other than the message into an open object.
  public void writeMembers(JsonGenerator out) throws IOException {
    // Only modelled errors have members.
  }

  /// The headers that carry members.
  public Map<String, String> headers() {
    return Map.of();
  }

  /// The answer of an operation that this version does not serve.
  ///
  /// Status 400, not 501: it is an error of the model, and no SDK repeats the call.
  public static ApiException notServed(String operation) {
    return ApiFault.validation(operation + " is not served by this version of Assay", "OTHER");
  }
}
