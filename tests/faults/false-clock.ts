/**
 * The environment of a program whose clock says what stands in a file, anew at each look (libfaketime): `+10y`, or `@1970-01-02 00:00:00`. The clock that
 * only goes forward is left alone, as a wrong date leaves it. `$LIB` is filled in by the system's loader.
 */
export const falseClock = (file: string) => ({
  LD_PRELOAD: '/usr/$LIB/faketime/libfaketimeMT.so.1',
  FAKETIME_TIMESTAMP_FILE: file,
  FAKETIME_NO_CACHE: '1',
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
});
