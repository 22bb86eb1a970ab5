/** Consumers over HTTP: meters, quotes, purchases, payment events, the web page. */
@NullMarked
package prepaid.webvend;

import org.jspecify.annotations.NullMarked;
