package com.relevo.agreement;

import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where the parts of a valid document stand. */
final class DocumentPlaces {
  private final Node root;

  DocumentPlaces(String text) {
    this.root = AgreementReader.compose("", JsonText.asYaml(text.replace("\uFEFF", "")));
  }

  /** A step is a key, or the id of a list's item; what is not there is where its parent is. */
  Place of(String... path) {
    Node node = root;
    Place place = Place.START;
    for (String step : path) {
      Optional<NodeTuple> tuple = node instanceof MappingNode keys ? tuple(keys, step) : none();
      Optional<Node> item = node instanceof SequenceNode list ? item(list, step) : none();
      if (tuple.isPresent()) {
        place = Place.of(tuple.get().getKeyNode());
        node = tuple.get().getValueNode();
      } else if (item.isPresent()) {
        place = Place.of(item.get());
        node = item.get();
      } else {
        return place;
      }
    }
    return place;
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  private static Optional<NodeTuple> tuple(MappingNode mapping, String key) {
    return mapping.getValue().stream()
        .filter(tuple -> key.equals(Section.textOf(tuple.getKeyNode())))
        .findFirst();
  }

  private static Optional<Node> item(SequenceNode list, String id) {
    return list.getValue().stream()
        .filter(item ->
            item instanceof MappingNode mapping
                && tuple(mapping, "id")
                    .filter(tuple -> id.equals(Section.textOf(tuple.getValueNode())))
                    .isPresent())
        .findFirst();
  }
}
