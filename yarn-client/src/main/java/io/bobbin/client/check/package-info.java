/** What can be known to be wrong before anything is uploaded or started. */
package io.bobbin.client.check;
