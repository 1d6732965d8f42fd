package dev.assay.inventory.extract.input;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts a document together from its events, bounded in depth and in the number of its values.
/// What came before a document broke off is kept.
final class ItemBuilder {
  static final int DEEPEST = 200;
  private static final int MOST_VALUES = 1_000_000;
  private static final int MOST_CHARACTERS = 32 << 20;

  private final Deque<Open> open = new ArrayDeque<>();
  private final Pause pause = new Pause();
  private Item root = new Item.Nothing();
  private int values;
  private int characters;

  /// A list or an object that has not ended; in an object the key that waits for its value.
  private static final class Open {
    private final Map<String, Item> fields = new LinkedHashMap<>();
    private final List<Item> items = new ArrayList<>();
    private final boolean list;
    private String key = "";

    Open(boolean list) {
      this.list = list;
    }
  }

  /// Tells a document that goes beyond a limit.
  static final class BeyondLimit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BeyondLimit(String reason) {
      super(reason);
    }
  }

  void key(String name) {
    count(name);
    Open innermost = open.peek();
    if (innermost != null) {
      innermost.key = name;
    }
  }

  void text(String text, int line) throws InterruptedException {
    count(text);
    put(new Item.Text(text, line));
  }

  void start(boolean list, int line) throws InterruptedException {
    if (open.size() >= DEEPEST) {
      throw new BeyondLimit("nested deeper than " + DEEPEST);
    }
    var begun = new Open(list);
    put(list ? new Item.Items(begun.items, line) : new Item.Fields(begun.fields, line));
    open.push(begun);
  }

  void end() {
    open.pop();
  }

  /// Whether keys are expected here.
  boolean isInObject() {
    Open innermost = open.peek();
    return innermost != null && !innermost.list;
  }

  Item root() {
    return root;
  }

  private void count(String text) {
    characters += Math.min(text.length(), MOST_CHARACTERS);
    if (characters > MOST_CHARACTERS) {
      throw new BeyondLimit("more than " + MOST_CHARACTERS + " characters of text");
    }
  }

  private void put(Item item) throws InterruptedException {
    pause.step();
    if (++values > MOST_VALUES) {
      throw new BeyondLimit("more than " + MOST_VALUES + " values");
    }
    Open innermost = open.peek();
    if (innermost == null) {
      root = item;
    } else if (innermost.list) {
      innermost.items.add(item);
    } else {
      innermost.fields.put(innermost.key, item);
    }
  }
}
