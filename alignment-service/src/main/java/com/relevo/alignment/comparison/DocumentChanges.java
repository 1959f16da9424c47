package com.relevo.alignment.comparison;

import com.relevo.events.AgreementEvent.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Compares two valid documents. A place is a JSON pointer; an element of a list is found by its
 * {@code id} where it has one, so that one more at the top is one change.
 */
public final class DocumentChanges {
  private final List<Change> found = new ArrayList<>();

  private DocumentChanges() {}

  /** In the order of the later document, what is gone after what is there. */
  public static List<Change> between(String before, String after) {
    DocumentChanges changes = new DocumentChanges();
    changes.compare("", tree(before), tree(after));
    return List.copyOf(changes.found);
  }

  private static @Nullable Object tree(String document) {
    LoaderOptions limits = new LoaderOptions();
    limits.setMaxAliasesForCollections(50);
    limits.setNestingDepthLimit(20);
    return new Yaml(new SafeConstructor(limits)).load(document);
  }

  private void compare(String path, @Nullable Object before, @Nullable Object after) {
    if (before == null && after == null) {
      return;
    }
    Map<String, @Nullable Object> old = children(before);
    Map<String, @Nullable Object> fresh = children(after);
    if (old.isEmpty() && fresh.isEmpty() || isLeaf(before) != isLeaf(after)) {
      if (!Objects.equals(text(before), text(after))) {
        found.add(new Change(path, text(before), text(after)));
      }
      return;
    }
    Set<String> keys = new LinkedHashSet<>(fresh.keySet());
    keys.addAll(old.keySet());
    keys.forEach(key -> compare(path + "/" + escaped(key), old.get(key), fresh.get(key)));
  }

  /** What is not there counts as whatever the other is: its parts are what is new or gone. */
  private static boolean isLeaf(@Nullable Object value) {
    return value != null && !(value instanceof Map<?, ?>) && !(value instanceof List<?>);
  }

  private static Map<String, @Nullable Object> children(@Nullable Object value) {
    Map<String, @Nullable Object> children = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, each) -> children.put(String.valueOf(key), each));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        String key =
            list.get(i) instanceof Map<?, ?> map && map.get("id") != null
                ? String.valueOf(map.get("id"))
                : String.valueOf(i);
        children.put(key, list.get(i));
      }
    }
    return children;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : String.valueOf(value);
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
