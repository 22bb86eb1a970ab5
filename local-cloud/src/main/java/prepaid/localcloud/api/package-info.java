/** The REST API: routes and proxy events of API Gateway. */
@NullMarked
package prepaid.localcloud.api;

import org.jspecify.annotations.NullMarked;
