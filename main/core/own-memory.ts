/**
 * From this length on, in bytes, what comes over a line lies in memory of its own: whoever gets it may give that memory to
 * another thread, with nothing else in it. Shorter messages share memory with the next ones. Who cuts the messages and who
 * hands them on have to agree, or a thread would carry a stranger's message away.
 */
export const ownMemoryFrom = 32 * 1024;
