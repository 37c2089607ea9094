#pragma once

/* Loaded into a program with LD_PRELOAD: makes its system calls on files below a folder fail, and records them.
 *
 * LKE_FAULTS_BELOW  The folder; calls on anything else go through as they are.
 * LKE_FAULTS        A file, which may be put there, replaced (by a rename) and removed while the program runs; each new one
 *                   begins to count anew. It holds KIND FROM TO ACTION: the FROM-th to TO-th call of the KIND, counted from
 *                   1; `any` counts all kinds together. The kinds are those that a trace shows. ACTION is
 *                     an errno in decimal    the call fails with it and does nothing (a close closes all the same)
 *                     short                  a read or write of half as much
 *                     garble                 a write that succeeds, with one bit wrong
 *                     drop                   a flush that fails with EIO, and loses what it should have kept
 *                     sleep=MILLISECONDS     the call is made that much later
 *                     kill, kill-half        SIGKILL in place of the call, or after half of a write
 * LKE_FAULTS_TRACE  A file to which each call adds a line:
 *                     KIND RESULT ERRNO FIRED INODE OFFSET PATH PATH2 DATA
 *                   FIRED is 1 where the action was taken; PATH2 is that of a rename or link, DATA what was written, in
 *                   hexadecimal; what does not apply is 0 or -. A flush has a line `flushing` at its beginning, too.
 */
