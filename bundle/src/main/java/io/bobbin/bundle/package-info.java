/**
 * The build's last step: the home directory of the client and, in it, the bundle that every
 * container unpacks.
 */
package io.bobbin.bundle;
