package com.relevo.kit.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/**
 * Tells the stream how other instances reach this one, once the web server knows its port (it may
 * be any free one) and before the stream joins its group.
 */
final class AdvertisedAddress implements ApplicationListener<WebServerInitializedEvent> {
  private final KitProperties properties;
  private final ObjectProvider<StreamsBuilderFactoryBean> streams;

  AdvertisedAddress(KitProperties properties, ObjectProvider<StreamsBuilderFactoryBean> streams) {
    this.properties = properties;
    this.streams = streams;
  }

  @Override
  public void onApplicationEvent(WebServerInitializedEvent event) {
    if ("management".equals(event.getApplicationContext().getServerNamespace())) {
      return;
    }
    String address = host() + ":" + event.getWebServer().getPort();
    streams.forEach(each -> {
      Properties configuration = each.getStreamsConfiguration();
      if (configuration != null) {
        configuration.put(StreamsConfig.APPLICATION_SERVER_CONFIG, address);
        each.setStreamsConfiguration(configuration); // what was returned is a copy
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
    } catch (UnknownHostException e) {
      return InetAddress.getLoopbackAddress().getHostAddress();
    }
  }
}
