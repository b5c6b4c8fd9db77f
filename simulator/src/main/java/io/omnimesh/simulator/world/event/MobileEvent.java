package io.omnimesh.simulator.world.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens in the app and with the devices that carry it. */
public sealed interface MobileEvent extends RetailEvent {

  /** What the app shows. */
  enum Screen {
    HOME,
    OFFERS,
    SEARCH,
    PRODUCT,
    CART,
    CHECKOUT,
    LOYALTY_CARD,
    STORE_MAP,
    ORDERS
  }

  /** What the app can do. */
  enum Feature {
    SCAN_BARCODE,
    SHOPPING_LIST,
    ACTIVATE_COUPON,
    SHOW_CARD,
    FIND_STORE,
    REORDER
  }

  /** Why a push was sent. */
  enum PushCampaign {
    CART_REMINDER,
    WEEKLY_OFFERS,
    BACK_IN_STOCK,
    ORDER_UPDATE,
    NEAR_STORE
  }

  /** Into or out of the area around a store. */
  enum Geofence {
    ENTER,
    LEAVE
  }

  /**
   * Who uses the app; (appSessionId, sequence) is unique.
   *
   * @param sequence position of the event in its app session, from 1
   * @param appVersion such as {@code 7.3.0}
   */
  record AppUse(
      long appSessionId, int sequence, long appUserId, String deviceId, String appVersion) {}

  /**
   * The app came to the foreground.
   *
   * @param pushId the push that opened it, if any
   */
  record AppOpened(Instant time, AppUse use, @Nullable Long pushId) implements MobileEvent {}

  /**
   * A screen was seen.
   *
   * @param productId the product shown, only on screen PRODUCT
   * @param dwellMillis how long it was seen
   */
  record ScreenViewed(
      Instant time, AppUse use, Screen screen, @Nullable Integer productId, int dwellMillis)
      implements MobileEvent {}

  /**
   * A feature was used.
   *
   * @param productId the product it was about, if any
   */
  record FeatureUsed(Instant time, AppUse use, Feature feature, @Nullable Integer productId)
      implements MobileEvent {}

  /**
   * A push was sent to a device.
   *
   * @param productId the product it is about, if any
   * @param cartId the cart it reminds of, only for CART_REMINDER
   */
  record PushSent(
      Instant time,
      long pushId,
      long appUserId,
      String deviceId,
      PushCampaign campaign,
      String title,
      String body,
      @Nullable Integer productId,
      @Nullable Long cartId)
      implements MobileEvent {}

  /** A push was opened. */
  record PushOpened(Instant time, long pushId, long appUserId, String deviceId)
      implements MobileEvent {}

  /**
   * A device crossed the geofence of a store.
   *
   * @param visitId the same for entering and leaving
   * @param accuracyMetres of the position
   */
  record LocationVisited(
      Instant time,
      long visitId,
      long appUserId,
      String deviceId,
      int storeId,
      Geofence move,
      double latitude,
      double longitude,
      int accuracyMetres)
      implements MobileEvent {}
}
