/** A run of its own process, from which Java learns how starts go. */
package io.bobbin.bundle.training;
