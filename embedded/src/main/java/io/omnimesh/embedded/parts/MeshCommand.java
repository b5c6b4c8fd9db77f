package io.omnimesh.embedded.parts;

/**
 * How a command of our own is started again as a child process.
 *
 * @param classPath the class path of the command line, as {@code java.class.path} holds it
 * @param mainClass the class of the command line
 * @param checkout the folder that holds {@code domains/}
 */
public record MeshCommand(String classPath, String mainClass, String checkout) {}
