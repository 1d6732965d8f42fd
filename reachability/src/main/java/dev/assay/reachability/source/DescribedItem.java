package dev.assay.reachability.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.reachability.address.Address;
import dev.assay.reachability.address.AddressFormatException;
import dev.assay.reachability.address.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One object of a `describe-*` answer, with the way to it, so that what is wrong in it can be
/// named.
final class DescribedItem {
  private final @Nullable DescribedItem parent;
  private final String step;
  private final JsonNode node;

  private DescribedItem(@Nullable DescribedItem parent, String step, JsonNode node) {
    this.parent = parent;
    this.step = step;
    this.node = node;
  }

  /// @param pointer JSON pointer of the item in its document
  static DescribedItem at(String pointer, JsonNode node) {
    return new DescribedItem(null, pointer, node);
  }

  String pointer() {
    return parent == null ? step : parent.pointer() + "/" + step;
  }

  boolean has(String field) {
    return node.hasNonNull(field);
  }

  /// A text that must be there.
  String required(String field) throws Unreadable {
    var value = node.get(field);
    if (value == null || value.isNull()) {
      throw new Unreadable(this, field, "", "the field is missing");
    }
    if (!value.isTextual()) {
      throw new Unreadable(this, field, value.toString(), "expected text");
    }
    if (value.textValue().isEmpty()) {
      throw new Unreadable(this, field, "", "the field is empty");
    }
    return value.textValue();
  }

  /// A text that may be absent; empty then.
  String text(String field) throws Unreadable {
    var value = node.get(field);
    if (value == null || value.isNull()) {
      return "";
    }
    if (!value.isTextual()) {
      throw new Unreadable(this, field, value.toString(), "expected text");
    }
    return value.textValue();
  }

  boolean flag(String field) throws Unreadable {
    var value = node.get(field);
    if (value == null || value.isNull()) {
      return false;
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isTextual()
        && (value.textValue().equals("true") || value.textValue().equals("false"))) {
      return value.textValue().equals("true");
    }
    throw new Unreadable(this, field, value.toString(), "expected true or false");
  }

  int number(String field) throws Unreadable {
    var value = node.get(field);
    if (value == null || value.isNull()) {
      throw new Unreadable(this, field, "", "the field is missing");
    }
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw new Unreadable(this, field, value.toString(), "expected a whole number");
    }
    return value.intValue();
  }

  int number(String field, int absent) throws Unreadable {
    return has(field) ? number(field) : absent;
  }

  /// An object that may be absent.
  Optional<DescribedItem> item(String field) throws Unreadable {
    var value = node.get(field);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isObject()) {
      throw new Unreadable(this, field, value.toString(), "expected an object");
    }
    return Optional.of(new DescribedItem(this, field, value));
  }

  /// The objects of an array that may be absent.
  List<DescribedItem> items(String field) throws Unreadable {
    List<DescribedItem> items = new ArrayList<>();
    int index = 0;
    for (JsonNode element : array(field)) {
      if (!element.isObject()) {
        throw new Unreadable(this, field + "/" + index, element.toString(), "expected an object");
      }
      items.add(new DescribedItem(this, field + "/" + index, element));
      index++;
    }
    return items;
  }

  /// The texts of an array that may be absent.
  List<String> texts(String field) throws Unreadable {
    List<String> texts = new ArrayList<>();
    int index = 0;
    for (JsonNode element : array(field)) {
      if (!element.isTextual()) {
        throw new Unreadable(this, field + "/" + index, element.toString(), "expected text");
      }
      texts.add(element.textValue());
      index++;
    }
    return texts;
  }

  private Iterable<JsonNode> array(String field) throws Unreadable {
    var value = node.get(field);
    if (value == null || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw new Unreadable(this, field, value.toString(), "expected an array");
    }
    return value;
  }

  /// The elements of this item, where the item is an array.
  List<DescribedItem> elements() throws Unreadable {
    if (!node.isArray()) {
      throw new Unreadable(this, "", node.toString(), "expected an array");
    }
    List<DescribedItem> items = new ArrayList<>();
    int index = 0;
    for (JsonNode element : node) {
      items.add(new DescribedItem(this, Integer.toString(index), element));
      index++;
    }
    return items;
  }

  Cidr block(String field) throws Unreadable {
    String text = required(field);
    try {
      return Cidr.parse(text);
    } catch (AddressFormatException notOne) {
      throw new Unreadable(this, field, text, String.valueOf(notOne.getMessage()));
    }
  }

  Address address(String field) throws Unreadable {
    String text = required(field);
    try {
      return Address.parse(text);
    } catch (AddressFormatException notOne) {
      throw new Unreadable(this, field, text, String.valueOf(notOne.getMessage()));
    }
  }

  Unreadable wrong(String field, String reason) {
    var value = node.get(field);
    return new Unreadable(this, field, value == null ? "" : value.asText(), reason);
  }
}
