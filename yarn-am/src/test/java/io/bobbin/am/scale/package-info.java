/** The master's own parts with many workers, on a YARN that is only simulated. */
package io.bobbin.am.scale;
