package com.relevo.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of this machine. */
public final class Ports {
  static final String LOOPBACK = "127.0.0.1";

  private static final int MANAGEMENT_ABOVE = 1000;

  private Ports() {}

  /** Where a service whose API listens on {@code port} tells of its health, by default. */
  public static int managementOf(int port) {
    return port + MANAGEMENT_ABOVE;
  }

  /** One that nobody listens on now. */
  public static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a server could listen there now, on all interfaces as on loopback. */
  public static boolean available(int port) {
    return listens(new InetSocketAddress(LOOPBACK, port)) && listens(new InetSocketAddress(port));
  }

  private static boolean listens(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(
          true); // a port whose last connections still time out is free to a server
      socket.bind(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
