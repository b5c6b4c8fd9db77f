package io.omnimesh.contract.exporting;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Puts texts into HTML so that they stay texts. */
final class HtmlText {
  private static final Set<String> SAFE_SCHEMES = Set.of("http", "https", "mailto");

  private HtmlText() {}

  /** Text for an element or a quoted attribute. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(isAllowed(c) ? c : '\uFFFD');
      }
    }
    return out.toString();
  }

  /** HTML has no place for control characters. */
  private static boolean isAllowed(char c) {
    return c >= ' ' || c == '\n' || c == '\t' || c == '\r';
  }

  /** A link where the address is one that a browser may follow safely, else the address. */
  static String link(String address) {
    try {
      String scheme = new URI(address.strip()).getScheme();
      if (scheme != null && SAFE_SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
        String safe = escaped(address.strip());
        return "<a href=\"" + safe + "\" rel=\"noopener noreferrer\">" + safe + "</a>";
      }
    } catch (URISyntaxException e) {
      // What is no address is shown as it is.
      return escaped(address);
    }
    return escaped(address);
  }
}
