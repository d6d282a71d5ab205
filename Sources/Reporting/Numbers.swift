/// Formats numbers for people.
enum Numbers {
}
