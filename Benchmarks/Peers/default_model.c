/* The default model in C with GSL and OpenMP: the same inputs, formulas, quantiles and questions.

       cc -O3 -march=native -fopenmp Benchmarks/Peers/default_model.c \
           $(pkg-config --cflags --libs gsl) -o default_model
       ./default_model [RUNS]

   Written as a C programmer would write it who knows both libraries: a generator for each thread,
   one loop over the runs, whole arrays of results, and quantiles by selection instead of sorting.
   It draws with GSL's default generator and gsl_ran_lognormal; with -DFASTEST_SAMPLERS, with what
   GSL has that is fastest, the Tausworthe generator and the ziggurat method.
   `Scripts/compare` builds both and runs them in turn with casmodel. */

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <omp.h>
#include <stdio.h>
#include <stdlib.h>

static const double Z95 = 1.6448536269514722;

enum { KILLED, WOUNDED, CAPTURED, MISSING, KILLED_OR_WOUNDED, TOTAL, SHARE_OF_FORCE, QUANTITIES };
static const char *const NAMES[QUANTITIES] = {
    "killed", "wounded", "captured", "missing", "killed_or_wounded", "total", "share_of_force"};

static const double PROBABILITIES[] = {0.001, 0.01, 0.025, 0.05,  0.1,  0.25, 0.5,
                                       0.75,  0.9,  0.95,  0.975, 0.99, 0.999};
enum { LEVELS = sizeof PROBABILITIES / sizeof PROBABILITIES[0] };

/* The log-normal law whose 5 % and 95 % points are low and high. */
typedef struct { double zeta, sigma; } Lognormal;

static Lognormal lognormal_range(double low, double high) {
    return (Lognormal){(log(low) + log(high)) / 2, (log(high) - log(low)) / (2 * Z95)};
}

static gsl_rng *new_generator(unsigned long seed) {
#ifdef FASTEST_SAMPLERS
    gsl_rng *generator = gsl_rng_alloc(gsl_rng_taus2);
#else
    gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
#endif
    gsl_rng_set(generator, seed);
    return generator;
}

static double draw(const gsl_rng *generator, Lognormal law) {
#ifdef FASTEST_SAMPLERS
    return exp(law.zeta + gsl_ran_gaussian_ziggurat(generator, law.sigma));
#else
    return gsl_ran_lognormal(generator, law.zeta, law.sigma);
#endif
}

/* Orders values[low..high] so that each of the ascending ranks stands where sorting would put it:
   quickselect for several ranks at once, by the median of three, into less, equal and greater. */
static void select_ranks(double *values, long low, long high, const long *ranks, int count) {
    while (count > 0 && low < high) {
        double a = values[low], b = values[low + (high - low) / 2], c = values[high];
        double pivot = fmax(fmin(a, b), fmin(fmax(a, b), c));
        long i = low, j = high;
        while (i <= j) {
            while (values[i] < pivot) i++;
            while (values[j] > pivot) j--;
            if (i <= j) {
                double value = values[i];
                values[i++] = values[j];
                values[j--] = value;
            }
        }
        /* Left of i is at most the pivot, right of j at least; what is between equals it. */
        int left = 0, right = count;
        while (left < count && ranks[left] <= j) left++;
        while (right > left && ranks[right - 1] >= i) right--;
        select_ranks(values, low, j, ranks, left);
        ranks += right;
        count -= right;
        low = i;
    }
}

/* Quantiles by linear interpolation between order statistics, as R's type 7 and NumPy do. */
static void find_quantiles(double *values, long runs, double *quantiles) {
    long ranks[2 * LEVELS];
    int count = 0;
    for (int level = 0; level < LEVELS; level++) {
        long rank = (long)(PROBABILITIES[level] * (double)(runs - 1));
        for (long next = rank; next <= rank + 1 && next < runs; next++) {
            if (count == 0 || ranks[count - 1] < next) ranks[count++] = next;
        }
    }
    select_ranks(values, 0, runs - 1, ranks, count);
    for (int level = 0; level < LEVELS; level++) {
        double position = PROBABILITIES[level] * (double)(runs - 1);
        long rank = (long)position;
        double above = rank + 1 < runs ? values[rank + 1] : values[rank];
        quantiles[level] = values[rank] + (position - (double)rank) * (above - values[rank]);
    }
}

int main(int argc, char **argv) {
    double wanted = argc > 1 ? strtod(argv[1], NULL) : 1e7;
    if (!(wanted >= 1 && wanted <= 1e9)) {
        fprintf(stderr, "the number of runs must lie between 1 and 1e9\n");
        return 64;
    }
    long runs = (long)wanted;
    double start = omp_get_wtime();

    double *values[QUANTITIES];
    for (int quantity = 0; quantity < QUANTITIES; quantity++) {
        values[quantity] = malloc((size_t)runs * sizeof(double));
        if (values[quantity] == NULL) {
            fprintf(stderr, "not enough memory for %ld runs\n", runs);
            return 71;
        }
    }

    Lognormal killed_law = lognormal_range(7000, 15000);
    Lognormal wounded_per_killed_law = {log(3), 0.4};
    Lognormal captured_per_killed_law = lognormal_range(0.02, 0.18);
    Lognormal missing_per_killed_law = lognormal_range(0.02, 0.5);
    double sums[QUANTITIES] = {0};
    double squares[QUANTITIES] = {0};
    long more_than_afghanistan = 0, total_over_40000 = 0, total_30000_to_40000 = 0;

#pragma omp parallel reduction(+ : sums, squares, more_than_afghanistan, total_over_40000, \
                                   total_30000_to_40000)
    {
        gsl_rng *generator = new_generator(42 + (unsigned long)omp_get_thread_num());
#pragma omp for schedule(static)
        for (long run = 0; run < runs; run++) {
            double killed = draw(generator, killed_law);
            double wounded = killed * draw(generator, wounded_per_killed_law);
            double captured = killed * draw(generator, captured_per_killed_law);
            double missing = killed * draw(generator, missing_per_killed_law);
            double force = gsl_ran_flat(generator, 150e3, 190e3);
            double killed_or_wounded = killed + wounded;
            double total = killed_or_wounded + captured + missing;
            double share_of_force = total / force;
            double results[QUANTITIES] = {
                killed, wounded, captured, missing, killed_or_wounded, total, share_of_force};
            for (int quantity = 0; quantity < QUANTITIES; quantity++) {
                values[quantity][run] = results[quantity];
                sums[quantity] += results[quantity];
                squares[quantity] += results[quantity] * results[quantity];
            }
            more_than_afghanistan += killed > 15000;
            total_over_40000 += total > 40000;
            total_30000_to_40000 += total >= 30000 && total <= 40000;
        }
        gsl_rng_free(generator);
    }
    double sampled = omp_get_wtime();

    double quantiles[QUANTITIES][LEVELS];
#pragma omp parallel for schedule(dynamic)
    for (int quantity = 0; quantity < QUANTITIES; quantity++) {
        find_quantiles(values[quantity], runs, quantiles[quantity]);
    }

    double n = (double)runs;
    for (int quantity = 0; quantity < QUANTITIES; quantity++) {
        double mean = sums[quantity] / n;
        double variance = squares[quantity] / n - mean * mean;
        printf("quantity %s mean %.10g sd %.10g", NAMES[quantity], mean, sqrt(fmax(0, variance)));
        for (int level = 0; level < LEVELS; level++) {
            printf(" %g %.10g", PROBABILITIES[level], quantiles[quantity][level]);
        }
        printf("\n");
        free(values[quantity]);
    }
    printf("question more_than_afghanistan %.10g\n", (double)more_than_afghanistan / n);
    printf("question total_over_40000 %.10g\n", (double)total_over_40000 / n);
    printf("question total_30000_to_40000 %.10g\n", (double)total_30000_to_40000 / n);
    printf("seconds sampling %.4f whole %.4f\n", sampled - start, omp_get_wtime() - start);
    return 0;
}
