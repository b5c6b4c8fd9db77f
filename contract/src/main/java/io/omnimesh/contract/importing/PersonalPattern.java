package io.omnimesh.contract.importing;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What personal values look like; in the order in which they are tried. */
enum PersonalPattern {
  EMAIL("e-mail addresses"),
  IP("IP addresses"),
  IBAN("IBANs"),
  CARD("card numbers"),
  PHONE("phone numbers"),
  POSTCODE("postcodes"),
  ADDRESS("postal addresses"),
  NAME("names of persons");

  private static final Pattern EMAIL_FORM =
      Pattern.compile("[^@\\s]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");
  private static final Pattern IP_FORM =
      Pattern.compile(
          "((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.|$)){4}"
              + "|(?=.{3,39}$)([0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}");

  /** Britain, Canada, the Netherlands, the long form of the United States. */
  private static final Pattern POSTCODE_FORM =
      Pattern.compile(
          "[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d|[1-9]\\d{3} ?[A-Z]{2}"
              + "|\\d{5}-\\d{4}");

  /** Common given names of Europe and the Americas; a column of names holds some of them. */
  private static final Set<String> GIVEN_NAMES =
      Set.of(
          ("james mary john patricia robert jennifer michael linda william elizabeth david barbara"
                  + " richard susan joseph jessica thomas sarah charles karen christopher nancy"
                  + " daniel lisa matthew betty anthony margaret mark sandra donald ashley steven"
                  + " kimberly paul emily andrew donna joshua michelle kenneth carol kevin amanda"
                  + " brian dorothy george melissa edward deborah ronald stephanie timothy rebecca"
                  + " jason sharon jeffrey laura ryan cynthia jacob kathleen gary amy nicholas angela"
                  + " eric shirley jonathan anna stephen brenda larry pamela justin emma scott nicole"
                  + " brandon helen benjamin samantha samuel katherine gregory christine frank debra"
                  + " alexander rachel patrick carolyn jack janet maria olivia liam noah sophia"
                  + " isabella mia charlotte amelia harper ava lucas oliver elijah henry hans peter"
                  + " wolfgang klaus jürgen dieter ursula monika petra sabine andrea stefan jan"
                  + " pierre marie jean luc claire camille julien giulia marco luca francesca giuseppe"
                  + " antonio carlos juan jose luis ana carmen pablo lucia diego sofia pedro joão"
                  + " piotr anja sven lars ingrid bjorn fatima mohammed ahmed ali omar wei li yuki"
                  + " hiroshi priya raj amit anita")
              .split(" ", -1));

  /** Looks like an address of version 6. */
  private static final Pattern ISO_TIME = Pattern.compile("\\d{1,2}:\\d{2}:\\d{2}");

  private static final Pattern IBAN_FORM = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
  private static final Pattern CARD_FORM = Pattern.compile("\\d{4}[ -]?(?:\\d[ -]?){8,14}\\d");
  private static final Pattern PHONE_FORM =
      Pattern.compile("\\+?\\(?\\d[\\d ()/.-]{6,20}\\d(?: ?(?:x|ext\\.?) ?\\d{1,6})?");
  private static final Pattern DATE_FORM =
      Pattern.compile("\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}.*|\\d+|\\d+[.]\\d+");
  private static final Pattern STREET =
      Pattern.compile(
          "(?iu).*(\\b(street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|court|ct|rue|via"
              + "|calle|plaza|platz|weg|allee|laan|plein)\\b|stra(ß|ss)e\\b|str\\.|straat\\b).*");
  private static final Pattern NAME_FORM =
      Pattern.compile("(?U)\\p{Lu}[\\p{L}'’-]+(,? (\\p{Lu}\\.|\\p{L}[\\p{L}'’-]+)){0,3}");

  private final String words;

  PersonalPattern(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  boolean matches(String value) {
    String text = value.strip();
    return switch (this) {
      case EMAIL -> EMAIL_FORM.matcher(text).matches();
      case IP -> IP_FORM.matcher(text).matches() && !ISO_TIME.matcher(text).matches();
      case IBAN -> isIban(text);
      case CARD -> isCard(text);
      case PHONE -> isPhone(text);
      case POSTCODE -> POSTCODE_FORM.matcher(text).matches();
      case ADDRESS -> isAddress(text);
      case NAME -> isName(text);
    };
  }

  /** Whether only a check sum tells it from any number. */
  boolean isChecked() {
    return this == CARD;
  }

  /** ISO 13616: the remainder by 97 is 1. */
  private static boolean isIban(String value) {
    String text = value.replace(" ", "").toUpperCase(Locale.ROOT);
    if (!IBAN_FORM.matcher(text).matches()) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    (text.substring(4) + text.substring(0, 4))
        .chars()
        .forEach(c -> digits.append(Character.digit(c, 36)));
    return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
  }

  /** ISO/IEC 7812: the check digit of Luhn. */
  private static boolean isCard(String value) {
    if (!CARD_FORM.matcher(value).matches()) {
      return false;
    }
    String digits = value.replaceAll("[ -]", "");
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return digits.length() >= 13 && digits.length() <= 19 && sum % 10 == 0 && sum > 0;
  }

  private static boolean isPhone(String value) {
    if (!PHONE_FORM.matcher(value).matches()
        || (DATE_FORM.matcher(value).matches() && !value.startsWith("+"))) {
      return false;
    }
    long digits = value.chars().filter(Character::isDigit).count();
    return digits >= 8 && digits <= 17;
  }

  private static boolean isAddress(String value) {
    return value.length() <= 200
        && value.chars().anyMatch(Character::isDigit)
        && STREET.matcher(value).matches();
  }

  private static boolean isName(String value) {
    if (value.length() > 80 || !NAME_FORM.matcher(value).matches()) {
      return false;
    }
    for (String word : value.toLowerCase(Locale.ROOT).split("[ ,]+", -1)) {
      if (GIVEN_NAMES.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
