package com.relevo.scoring.config;

import com.relevo.kit.config.KitProperties;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.stereotype.Component;

/**
 * Hands the stream this instance's address, so that keyed reads find it. The kit's own listener
 * writes into the copy that {@code getStreamsConfiguration} returns, and the stream never sees it;
 * this one goes when that is mended. Both name the same address.
 */
@Component
class StreamAddress implements ApplicationListener<WebServerInitializedEvent> {
  private final KitProperties properties;
  private final ObjectProvider<StreamsBuilderFactoryBean> streams;

  StreamAddress(KitProperties properties, ObjectProvider<StreamsBuilderFactoryBean> streams) {
    this.properties = properties;
    this.streams = streams;
  }

  @Override
  public void onApplicationEvent(WebServerInitializedEvent event) {
    if ("management".equals(event.getApplicationContext().getServerNamespace())) {
      return;
    }
    String address = host() + ":" + event.getWebServer().getPort();
    streams.forEach(stream -> {
      Properties configuration = stream.getStreamsConfiguration();
      if (configuration != null) {
        configuration.put(StreamsConfig.APPLICATION_SERVER_CONFIG, address);
        stream.setStreamsConfiguration(configuration);
      }
    });
  }

  private String host() {
    String configured = properties.advertisedHost();
    if (configured != null && !configured.isBlank()) {
      return configured;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return InetAddress.getLoopbackAddress().getHostAddress();
    }
  }
}
