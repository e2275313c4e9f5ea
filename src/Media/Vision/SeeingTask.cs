using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Vision.Models;

namespace ServerlessDam.Media.Vision;

/// <param name="Name">As the step of the analysis is called, or the effect.</param>
/// <param name="Part">Of a probe; <see cref="ProbeParts.Format"/>, which is none, for what only effects ask for.</param>
/// <param name="Files">Of the models folder; the first tells the version.</param>
/// <param name="Purpose">What is missing without it.</param>
internal sealed record SeeingTask(string Name, ProbeParts Part, string[] Files, string Purpose)
{
    public static IReadOnlyList<SeeingTask> All { get; } =
    [
        new("faces", ProbeParts.Faces, [ModelTable.Faces], "faces in pictures"),
        new("objects", ProbeParts.Objects, [ModelTable.Objects], "tags of pictures by what is in them"),
        new("text", ProbeParts.Text, [ModelTable.TextLines, ModelTable.TextLetters, ModelTable.Alphabet], "text in pictures"),
        new("safety", ProbeParts.Safety, [ModelTable.Safety], "whether pictures are for everybody's eyes"),
        new("embedding", ProbeParts.Embedding, [ModelTable.Embedding], "which pictures are alike"),
        new("subject", ProbeParts.Subject, [ModelTable.Background], "pictures without their background, and what they are of"),
        new("upscale", ProbeParts.Format, [ModelTable.Upscaling], "pictures enlarged by e_upscale"),
    ];
}
