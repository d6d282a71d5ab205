"""Whether answers are read and compared rightly."""

import math
import unittest

from support import CASMODEL, PEER

import answers


class AnswerTests(unittest.TestCase):
    def difference(self, text):
        return answers.largest_difference(
            answers.of_casmodel(CASMODEL), answers.of_peer(text))

    def test_both_programs_name_the_same_figures(self):
        self.assertEqual(
            set(answers.of_casmodel(CASMODEL)), set(answers.of_peer(PEER)))
        self.assertEqual(
            set(answers.of_peer(PEER)), {"killed mean", "killed sd", "killed 0.001", "many"})

    def test_equal_answers_do_not_differ(self):
        self.assertEqual(self.difference(PEER)[0], 0)

    def test_differences_are_in_errors_of_the_difference(self):
        difference, place = self.difference(PEER.replace("0.001 4", "0.001 5"))
        self.assertAlmostEqual(difference, 1 / (math.sqrt(2) * 0.25))
        self.assertEqual(place, "killed 0.001")

    def test_the_largest_difference_is_found(self):
        text = PEER.replace("mean 10", "mean 11").replace("many 0.5", "many 0.55")
        difference, place = self.difference(text)
        self.assertAlmostEqual(difference, 0.05 / (math.sqrt(2) * 0.005))
        self.assertEqual(place, "many")

    def test_a_figure_that_one_program_lacks_is_a_difference(self):
        self.assertEqual(self.difference("quantity killed mean 10 sd 2 0.001 4")[0], math.inf)
        self.assertEqual(self.difference(PEER + "question more 0.1\n")[0], math.inf)

    def test_no_number_is_a_difference(self):
        self.assertEqual(self.difference(PEER.replace("sd 2", "sd nan"))[0], math.inf)

    def test_unreadable_answers_are_refused(self):
        for line in ["quantity killed mean ten", "question many", "quantity killed level 3"]:
            with self.assertRaises(answers.UnreadableAnswers):
                answers.of_peer(line)

    def test_the_kurtosis_is_that_of_a_log_normal_law(self):
        # Moments of exp(s Z): E exp(k s Z) = exp(k² s²/2), put together about the mean.
        v = answers._LOG_VARIANCE
        m1, m2, m3, m4 = (math.exp(k * k * v / 2) for k in (1, 2, 3, 4))
        fourth = m4 - 4 * m3 * m1 + 6 * m2 * m1**2 - 3 * m1**4
        self.assertAlmostEqual(
            answers.LARGEST_KURTOSIS, fourth / (m2 - m1**2) ** 2, delta=1e-6)

    def test_a_peer_that_differs_once_fails_for_good(self):
        agreement = answers.Agreement(answers.of_casmodel(CASMODEL), {"c": "the C loop"})
        agreement.check("c", PEER.replace("mean 10", "mean 20"))
        agreement.check("c", PEER)
        agreement.check("casmodel", "a table")
        self.assertEqual(
            list(agreement.failures.values()),
            ["the C loop differs in killed mean by 14.1 standard errors"])

    def test_the_times_of_parts_are_read(self):
        self.assertEqual(
            answers.seconds_of_peer(PEER), {"sampling": 1.5, "whole": 3.0})
        self.assertEqual(answers.seconds_of_peer("quantity killed mean 10"), {})
