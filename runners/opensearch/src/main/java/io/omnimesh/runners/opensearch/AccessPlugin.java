package io.omnimesh.runners.opensearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.opensearch.common.settings.Setting;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.util.concurrent.ThreadContext;
import org.opensearch.core.rest.RestStatus;
import org.opensearch.plugins.ActionPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.rest.BytesRestResponse;
import org.opensearch.rest.RestChannel;
import org.opensearch.rest.RestHandler;
import org.opensearch.rest.RestHeaderDefinition;
import org.opensearch.rest.RestRequest;
import org.opensearch.transport.client.node.NodeClient;

/** Puts HTTP basic authentication in front of every REST handler of the node. */
public final class AccessPlugin extends Plugin implements ActionPlugin {
  static final String WRITER_FILE = "omnimesh.access.writer_file";
  static final String READER_FILE = "omnimesh.access.reader_file";

  private final Settings settings;

  /** Called by the node, which finds this constructor by its parameter. */
  public AccessPlugin(Settings settings) {
    this.settings = settings;
  }

  @Override
  public List<Setting<?>> getSettings() {
    return List.of(
        Setting.simpleString(WRITER_FILE, Setting.Property.NodeScope, Setting.Property.Filtered),
        Setting.simpleString(READER_FILE, Setting.Property.NodeScope, Setting.Property.Filtered));
  }

  @Override
  public UnaryOperator<RestHandler> getRestHandlerWrapper(
      ThreadContext threadContext, Set<RestHeaderDefinition> headersToCopy) {
    try {
      Access access =
          Access.ofFiles(Path.of(settings.get(WRITER_FILE)), Path.of(settings.get(READER_FILE)));
      return handler -> new GuardedHandler(handler, access);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the passwords of OpenSearch", e);
    }
  }

  /** A handler that is reached only by those who may. */
  private static final class GuardedHandler extends RestHandler.Wrapper {
    private final RestHandler handler;
    private final Access access;

    GuardedHandler(RestHandler handler, Access access) {
      super(handler);
      this.handler = handler;
      this.access = access;
    }

    @Override
    public void handleRequest(RestRequest request, RestChannel channel, NodeClient client)
        throws Exception {
      List<String> authorization = request.getAllHeaderValues("Authorization");
      switch (access.decide(
          request.method().name(),
          request.rawPath(),
          authorization == null ? List.of() : authorization)) {
        case ALLOWED -> handler.handleRequest(request, channel, client);
        case UNAUTHENTICATED ->
            refuse(channel, RestStatus.UNAUTHORIZED, "Log in as writer or reader");
        case FORBIDDEN -> refuse(channel, RestStatus.FORBIDDEN, "The user reader may only read");
      }
    }

    private static void refuse(RestChannel channel, RestStatus status, String message) {
      BytesRestResponse response = new BytesRestResponse(status, message);
      response.addHeader("WWW-Authenticate", "Basic realm=\"opensearch\"");
      channel.sendResponse(response);
    }
  }
}
