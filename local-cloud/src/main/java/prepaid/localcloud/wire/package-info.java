/** What every loopback endpoint shares: an HTTP server, requests, answers, the caller's name. */
@NullMarked
package prepaid.localcloud.wire;

import org.jspecify.annotations.NullMarked;
