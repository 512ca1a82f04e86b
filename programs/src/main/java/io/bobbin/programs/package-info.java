/** Programs that behave well or badly, each in one way. */
package io.bobbin.programs;
