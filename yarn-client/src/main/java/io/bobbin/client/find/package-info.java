/** Finding the applications that run. */
package io.bobbin.client.find;
