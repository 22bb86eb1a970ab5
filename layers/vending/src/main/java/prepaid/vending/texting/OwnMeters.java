package prepaid.vending.texting;

import java.util.List;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.Message;
import prepaid.vending.messaging.Phones;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.Meters;

/**
 * The meters that are registered for a phone. A sender can be forged, but the answer goes to the
 * phone that is registered: so a meter's affairs are told to that phone only.
 */
record OwnMeters(Meters meters, Phones phones) {
  /** The one meter that is meant, or what to say when there is none, or more than one. */
  sealed interface Meant {
    record One(Meter meter) implements Meant {}

    record Not(Reply reply) implements Meant {}
  }

  Meant meant(String phone, Optional<Drn> named) {
    if (named.isPresent()) {
      return meters
          .read(named.get())
          .filter(meter -> isOf(meter, phone))
          .<Meant>map(Meant.One::new)
          .orElseGet(
              () -> new Meant.Not(Reply.of(Message.NOT_YOUR_METER, "meter", named.get().digits())));
    }
    List<Meter> own = all(phone);
    return switch (own.size()) {
      case 0 -> new Meant.Not(Reply.of(Message.NO_METERS));
      case 1 -> new Meant.One(own.getFirst());
      default ->
          new Meant.Not(Reply.of(Message.WHICH_METER, "meters", own.size()).about(own.getFirst()));
    };
  }

  List<Meter> all(String phone) {
    return phones.meters(phone, Limits.PHONE_METERS_MAX).stream()
        .flatMap(number -> meters.read(number).stream())
        .filter(meter -> isOf(meter, phone))
        .toList();
  }

  private static boolean isOf(Meter meter, String phone) {
    return meter.registration().holder().phone().equals(Optional.of(phone));
  }
}
