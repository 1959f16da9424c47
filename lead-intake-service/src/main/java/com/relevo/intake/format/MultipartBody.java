package com.relevo.intake.format;

import com.relevo.intake.domain.payload.Node;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;

/** {@code multipart/form-data}: its fields as a form's; files that come with it are left out. */
final class MultipartBody {
  private static final int MOST_PARTS = 500;

  private MultipartBody() {}

  static Optional<Node> parse(@Nullable String contentType, byte[] body) {
    if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      return Optional.empty();
    }
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    try {
      FileItemIterator parts = new FileUpload().getItemIterator(new Request(contentType, body));
      for (int count = 0; parts.hasNext(); count++) {
        FileItemStream part = parts.next();
        if (count == MOST_PARTS) {
          return Optional.empty();
        }
        if (part.isFormField() && part.getFieldName() != null) {
          try (InputStream value = part.openStream()) {
            fields.add(
                Map.entry(
                    part.getFieldName(), new String(value.readAllBytes(), StandardCharsets.UTF_8)));
          }
        }
      }
    } catch (IOException | RuntimeException _) {
      return Optional.empty(); // the parser's own ways to say that it is malformed
    }
    return fields.isEmpty() ? Optional.empty() : Optional.of(FormBody.of(fields));
  }

  private record Request(String contentType, byte[] body) implements UploadContext {
    @Override
    public String getCharacterEncoding() {
      return "UTF-8";
    }

    @Override
    public String getContentType() {
      return contentType;
    }

    @Override
    public long contentLength() {
      return body.length;
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(body);
    }
  }
}
