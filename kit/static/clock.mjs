// The server's clock, as far as this device can know it. Its own may be hours wrong, be set
// meanwhile, or sleep: what counts is how far apart the two are, asked again and again.

// Milliseconds by which a clock leaps when it is set, or after a sleep.
const LEAP = 500;
// Milliseconds in which the server answers a page that woke up.
const MOMENT = 1500;
// How much two clocks drift apart at most: generously, as while one is being slowed.
const DRIFT = 0.001;
const SLACK = 20;

/** `leapt` is called when this device's clock was set, or had slept. */
export class Clock {
  constructor(leapt) {
    this.leapt = leapt;
    this.apart = 0;
    this.slept = 0;
    // Milliseconds by which `apart` may be wrong.
    this.doubt = Infinity;
    this.at = 0;
    this.gap = gap();
  }

  /** The server's time, in milliseconds. A leap back is a clock that was set while no time passed. A
   * leap forward may be that, too, or a sleep: without an answer in a moment, that is likelier. */
  now() {
    const leap = gap() - this.gap;
    if (Math.abs(leap) > LEAP) {
      this.gap += leap;
      this.apart -= leap;
      this.slept += Math.max(0, leap);
      this.until = performance.now() + MOMENT;
      this.doubt = Infinity;
      this.leapt();
    }
    if (this.slept && performance.now() > this.until) {
      this.apart += this.slept;
      this.slept = 0;
    }
    return Date.now() + this.apart;
  }

  /** The server said `now`, at most `roundTrip` milliseconds ago: that is sure to half of it. The
   * quickest answer counts, less and less as it grows old; one that no honest clock could give beside
   * it shows that a clock was set. A `now` without a round trip is better than none, and no more. */
  heard(now, roundTrip) {
    if (roundTrip === Infinity && this.at) return;
    const apart = this.now() - Date.now();
    const said = now + (roundTrip === Infinity ? 0 : roundTrip / 2) - Date.now();
    const doubt = this.doubt + DRIFT * (performance.now() - this.at);
    if (roundTrip / 2 > doubt && Math.abs(said - apart) <= roundTrip / 2 + doubt + SLACK) return;
    this.slept = 0;
    this.apart = said;
    this.doubt = roundTrip / 2;
    this.at = performance.now();
    this.gap = gap();
  }
}

const gap = () => Date.now() - performance.now();
