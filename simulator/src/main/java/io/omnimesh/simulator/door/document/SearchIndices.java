package io.omnimesh.simulator.door.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnimesh.simulator.world.event.OnlineEvent.Searched;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.ServiceEvent.MessageSent;
import io.omnimesh.simulator.world.event.Subject;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The two indices of the mesh: what was searched, and what was said in chats. */
public final class SearchIndices {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private SearchIndices() {}

  /** The search log: source {@code ecommerce_search}. */
  public static SearchIndex searchLog() {
    return new SearchIndex(
        "ecommerce_search",
        "ecommerce_search_log",
        Set.of(Subject.BROWSING),
        Searched.class::isInstance,
        SearchIndices::searched);
  }

  /** Chat messages: source {@code service_chats}. */
  public static SearchIndex chats() {
    return new SearchIndex(
        "service_chats",
        "service_chat_messages",
        Set.of(Subject.SERVICE),
        MessageSent.class::isInstance,
        SearchIndices::said);
  }

  private static String searched(RetailEvent event, ObjectNode node) {
    Searched it = (Searched) event;
    String id = it.click().sessionId() + "-" + it.click().sequence();
    node.put("search_id", id).put("at", it.time().toEpochMilli());
    node.put("session_id", it.click().sessionId()).put("sequence", it.click().sequence());
    node.put("visitor_id", it.click().visitorId()).put("customer_id", it.click().accountId());
    node.put("device", it.click().device().name().toLowerCase(Locale.ROOT));
    node.put("query", it.query());
    ArrayNode words = node.putArray("words");
    for (String word : BLANKS.split(it.query().strip().toLowerCase(Locale.ROOT), -1)) {
      words.add(word);
    }
    node.put("results", it.results()).put("zero_results", it.results() == 0);
    return id;
  }

  private static String said(RetailEvent event, ObjectNode node) {
    MessageSent it = (MessageSent) event;
    node.put("message_id", it.messageId()).put("ticket_id", it.ticketId());
    node.put("sequence", it.sequence()).put("at", it.time().toEpochMilli());
    node.put("sender", it.sender().name().toLowerCase(Locale.ROOT)).put("author", it.author());
    node.put("topic", it.topic().name().toLowerCase(Locale.ROOT));
    node.put("text", it.text()).put("sentiment", it.sentiment());
    return Long.toString(it.messageId());
  }
}
