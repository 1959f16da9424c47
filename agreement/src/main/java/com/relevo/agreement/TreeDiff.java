package com.relevo.agreement;

import com.relevo.agreement.AgreementDiff.Change;
import com.relevo.agreement.AgreementDiff.Kind;
import com.relevo.agreement.DocumentTree.Keys;
import com.relevo.agreement.DocumentTree.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks two documents side by side and puts each difference into words. */
final class TreeDiff {
  /** Of these the first that holds decides. */
  private static final Set<String> IN_ORDER = Set.of("a routing rule", "a consent rule");

  private final List<Change> into;

  TreeDiff(List<Change> into) {
    this.into = into;
  }

  void compare(DocumentTree before, DocumentTree after) {
    compare(new Where("", "", "", ""), before, after);
  }

  /**
   * {@code item} names the innermost thing with an id and what it belongs to, {@code part} the
   * section in it, {@code key} what is compared there; each is empty where there is none.
   */
  private record Where(String path, String item, String part, String key) {
    Where at(String key, DocumentTree value) {
      String pointer = path + "/" + key.replace("~", "~0").replace("/", "~1");
      if (!(value instanceof Keys keys)) {
        return new Where(pointer, item, part, key);
      }
      String title = keys.title();
      if (title.isEmpty() || title.startsWith("the ")) {
        return new Where(pointer, item, title.isEmpty() ? key : title.substring(4), "");
      }
      String named = title.substring(title.indexOf(' ') + 1) + " " + key;
      return new Where(pointer, item.isEmpty() ? named : item + ", " + named, "", "");
    }

    String section() {
      return path.isEmpty() ? "" : path.split("/", 3)[1];
    }

    String subject() {
      List<String> names = Stream.of(item, part).filter(name -> !name.isEmpty()).toList();
      String subject = String.join(", ", names);
      if (!key.isEmpty()) {
        subject = subject.isEmpty() ? key : subject + ": " + key;
      }
      return Character.toUpperCase(subject.charAt(0)) + subject.substring(1);
    }
  }

  private void compare(Where where, DocumentTree before, DocumentTree after) {
    if (before instanceof Keys old && after instanceof Keys now) {
      keys(where, old, now);
    } else if (!same(before, after)) {
      String was = DocumentTree.said(before);
      String is = DocumentTree.said(after);
      add(where, Kind.CHANGED, was, is, was + " -> " + is);
    }
  }

  private void keys(Where where, Keys before, Keys after) {
    Set<String> all = new LinkedHashSet<>(before.values().keySet());
    all.addAll(after.values().keySet());
    for (String key : all) {
      key(where, key, before.values().get(key), after.values().get(key));
    }
    order(where, before, after);
  }

  private void key(
      Where where, String key, @Nullable DocumentTree before, @Nullable DocumentTree after) {
    if (before != null && after != null) {
      compare(where.at(key, after), before, after);
    } else if (after != null && !DocumentTree.isEmpty(after)) {
      only(where.at(key, after), after, Kind.ADDED);
    } else if (before != null && !DocumentTree.isEmpty(before)) {
      only(where.at(key, before), before, Kind.REMOVED);
    }
  }

  /** A thing with an id is told as a whole, of other sections each part. */
  private void only(Where at, DocumentTree value, Kind kind) {
    String said = DocumentTree.said(value);
    if (value instanceof Keys keys && !keys.title().matches("an? .*")) {
      Keys nothing = new Keys(keys.title(), Map.of());
      keys(at, kind == Kind.ADDED ? nothing : keys, kind == Kind.ADDED ? keys : nothing);
    } else if (kind == Kind.ADDED) {
      add(at, kind, null, said, "is new: " + said);
    } else {
      add(at, kind, said, null, "is gone, was: " + said);
    }
  }

  private void order(Where where, Keys before, Keys after) {
    boolean ordered =
        after.values().values().stream()
            .anyMatch(each -> each instanceof Keys keys && IN_ORDER.contains(keys.title()));
    List<String> old = new ArrayList<>(before.values().keySet());
    List<String> now = new ArrayList<>(after.values().keySet());
    old.retainAll(after.values().keySet());
    now.retainAll(before.values().keySet());
    if (ordered && !old.equals(now)) {
      String was = String.join(", ", old);
      String is = String.join(", ", now);
      add(where, Kind.REORDERED, was, is, "in another order: " + was + " -> " + is);
    }
  }

  private static boolean same(DocumentTree before, DocumentTree after) {
    return before.equals(after)
        || (before instanceof Text(String old, boolean condition)
            && after instanceof Text(String now, boolean _)
            && (condition ? CelText.same(old, now) : sameTime(old, now)))
        || (DocumentTree.isEmpty(before) && DocumentTree.isEmpty(after));
  }

  /** {@code 90m} is {@code 1h30m}. */
  private static boolean sameTime(String before, String after) {
    return Budgets.parse(before).isPresent() && Budgets.parse(before).equals(Budgets.parse(after));
  }

  private void add(
      Where where, Kind kind, @Nullable String before, @Nullable String after, String what) {
    into.add(
        new Change(
            where.section(), where.path(), kind, before, after, where.subject() + " " + what));
  }
}
