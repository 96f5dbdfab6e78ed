/**
 * What java -jar runs: finds the libraries inside the WAR and hands over to the command line. Uses
 * the JDK only.
 */
@NullMarked
package dev.snetd.launch;

import org.jspecify.annotations.NullMarked;
