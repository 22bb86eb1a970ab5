/** What every HTTP face shares: routing, authentication, problem+json, limits. No business. */
@NullMarked
package prepaid.http;

import org.jspecify.annotations.NullMarked;
