// What the processor must have for the module that includes this, which only its compiler knows.

#ifndef CASMODEL_VECTOR_UNIT_H
#define CASMODEL_VECTOR_UNIT_H

// The first set of instructions that the including module is compiled for and that this machine
// lacks; null where it has them all. From the newest to the oldest, so that what is named tells most.
static inline const char *casmodel_missing_instructions(void) {
#if defined(__x86_64__)
#define CASMODEL_NEEDS(feature, name) \
    if (!__builtin_cpu_supports(feature)) return name;
    __builtin_cpu_init();
#ifdef __AVX512VBMI2__
    CASMODEL_NEEDS("avx512vbmi2", "AVX-512 VBMI2")
#endif
#ifdef __AVX512VBMI__
    CASMODEL_NEEDS("avx512vbmi", "AVX-512 VBMI")
#endif
#ifdef __AVX512IFMA__
    CASMODEL_NEEDS("avx512ifma", "AVX-512 IFMA")
#endif
#ifdef __AVX512DQ__
    CASMODEL_NEEDS("avx512dq", "AVX-512 DQ")
#endif
#ifdef __AVX512BW__
    CASMODEL_NEEDS("avx512bw", "AVX-512 BW")
#endif
#ifdef __AVX512VL__
    CASMODEL_NEEDS("avx512vl", "AVX-512 VL")
#endif
#ifdef __AVX512F__
    CASMODEL_NEEDS("avx512f", "AVX-512")
#endif
#ifdef __AVX2__
    CASMODEL_NEEDS("avx2", "AVX2")
#endif
#ifdef __FMA__
    CASMODEL_NEEDS("fma", "FMA")
#endif
#ifdef __BMI2__
    CASMODEL_NEEDS("bmi2", "BMI2")
#endif
#ifdef __AVX__
    CASMODEL_NEEDS("avx", "AVX")
#endif
#ifdef __SSE4_2__
    CASMODEL_NEEDS("sse4.2", "SSE4.2")
#endif
#undef CASMODEL_NEEDS
#endif
    return 0;
}

#endif
