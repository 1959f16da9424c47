package com.relevo.intake.format;

import com.relevo.intake.domain.payload.Node;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form-encoded body. Keys with brackets are paths, as PHP writes them: {@code
 * data[merges][EMAIL]}; a key that comes again makes a list.
 */
final class FormBody {
  private static final int MOST_FIELDS = 2_000;
  private static final int DEEPEST = 10;

  private final Map<String, Object> root = new LinkedHashMap<>();

  private FormBody() {}

  static Optional<Node> parse(byte[] body) {
    FormBody form = new FormBody();
    String text = new String(body, StandardCharsets.UTF_8).strip();
    String[] pairs = text.split("&", MOST_FIELDS + 1);
    if (text.isEmpty() || pairs.length > MOST_FIELDS) {
      return Optional.empty();
    }
    try {
      for (String pair : pairs) {
        int equals = pair.indexOf('=');
        String key = decoded(equals < 0 ? pair : pair.substring(0, equals));
        if (!key.isEmpty()) {
          form.put(key, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
      }
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    return form.root.isEmpty() ? Optional.empty() : Optional.of(new Node(form.root));
  }

  /** The same for parts that are named like a form's fields. */
  static Node of(Collection<Map.Entry<String, String>> fields) {
    FormBody form = new FormBody();
    fields.forEach(each -> form.put(each.getKey(), each.getValue()));
    return new Node(form.root);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private void put(String key, String value) {
    Map<String, Object> at = root;
    List<String> path = path(key);
    for (String step : path.subList(0, path.size() - 1)) {
      at = inner(at, step);
    }
    at.merge(path.getLast(), value, FormBody::joined);
  }

  private static List<String> path(String key) {
    int open = key.indexOf('[');
    if (open <= 0 || !key.endsWith("]")) {
      return List.of(key);
    }
    List<String> path = new ArrayList<>(List.of(key.substring(0, open)));
    for (String step : key.substring(open + 1, key.length() - 1).split("]\\[", DEEPEST + 1)) {
      if (!step.isEmpty()) {
        path.add(step);
      }
    }
    return path.size() > DEEPEST ? List.of(key) : path;
  }

  /** Where a text stands already, what is inside of it stands beside it. */
  @SuppressWarnings("unchecked")
  private static Map<String, Object> inner(Map<String, Object> at, String step) {
    if (at.get(step) instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    Map<String, Object> inner = new LinkedHashMap<>();
    at.put(step, inner);
    return inner;
  }

  @SuppressWarnings("unchecked")
  private static Object joined(Object before, Object value) {
    if (before instanceof List<?> list) {
      ((List<Object>) list).add(value);
      return list;
    }
    return before instanceof Map<?, ?> ? before : new ArrayList<>(List.of(before, value));
  }
}
