package descent.browser.benchmark;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import descent.browser.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * What a page costs: the bytes that come over the wire, headers and frames of sockets included, as
 * Chromium counts them (DevTools Protocol, Network), and the processor time of the server.
 */
final class Meter {
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private final CDPSession browser;
  private final Server server;
  private final AtomicLong bytes = new AtomicLong();

  Meter(Page page, Server server) {
    this.server = server;
    browser = page.context().newCDPSession(page);
    browser.send("Network.enable");
    browser.on("Network.dataReceived", event -> add(event, "encodedDataLength"));
    browser.on("Network.responseReceived", this::head);
    browser.on(
        "Network.webSocketFrameReceived",
        event ->
            bytes.addAndGet(
                event.getAsJsonObject("response").get("payloadData").getAsString().length()));
  }

  private void add(JsonObject event, String field) {
    bytes.addAndGet(Math.max(0, event.get(field).getAsLong()));
  }

  /** Before its body has arrived an answer counts its head. */
  private void head(JsonObject event) {
    JsonObject response = event.getAsJsonObject("response");
    if (!response.get("fromDiskCache").getAsBoolean()) {
      add(response, "encodedDataLength");
    }
  }

  /** A line that is as slow as a telephone's. */
  void slow(double roundTripMilliseconds, double bitsASecond) {
    var line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", roundTripMilliseconds);
    line.addProperty("downloadThroughput", bitsASecond / 8);
    line.addProperty("uploadThroughput", bitsASecond / 8);
    browser.send("Network.emulateNetworkConditions", line);
  }

  /** Bytes that have come so far. */
  long bytes() {
    return bytes.get();
  }

  /** Milliseconds that the server has computed so far, on all processors. */
  double computed() {
    return server.process().info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
  }

  /** Megabytes of the server's heap that are in use after a collection. */
  static double heap(Server server) {
    jcmd(server, "GC.run");
    String heap = jcmd(server, "GC.heap_info").split("Metaspace", 2)[0];
    return USED.matcher(heap).results().mapToLong(used -> Long.parseLong(used.group(1))).sum()
        / 1024.0;
  }

  private static String jcmd(Server server, String command) {
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(server.process().pid()),
                  command)
              .redirectErrorStream(true)
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
