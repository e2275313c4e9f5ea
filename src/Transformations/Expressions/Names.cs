using System.Collections.Frozen;

namespace ServerlessDam.Transformations.Expressions;

/// <summary>What an expression can ask of the picture without a dollar sign.</summary>
internal static class Names
{
    private static readonly ValueList<Word<Func<Scope, Value>>> OfPictures =
    [
        new("w", scope => Number(scope.State.Size.Width), "The width now."),
        new("h", scope => Number(scope.State.Size.Height), "The height now."),
        new("iw", scope => Number(scope.State.Initial.Width), "The width of the original."),
        new("ih", scope => Number(scope.State.Initial.Height), "The height of the original."),
        new("ar", scope => Number(scope.State.Size.Ratio), "Width by height now."),
        new("iar", scope => Number(scope.State.Initial.Ratio), "Width by height of the original."),
        new("tar", scope => Number((scope.State.Trimmed ?? scope.State.Initial).Ratio), "Width by height after trimming."),
        new("fc", scope => Number(scope.State.Faces.Count), "How many faces are known."),
        new("pc", scope => Number(scope.Facts.PageCount), "How many pages there are."),
        new("cp", scope => scope.Source.LayerNames is { Count: > 0 } names ? new TextValue(string.Join(':', names)) : Number(scope.Source.Page ?? 1), "The page that pg_ chose, from 1; of a PSD by name the name."),
        new("px", _ => Number(0), "Where the PSD layer in use starts, from the left; 0 here."),
        new("py", _ => Number(0), "Where the PSD layer in use starts, from the top; 0 here."),
        new("ils", scope => Number(scope.Facts.IllustrationScore), "How likely it is a drawing, 0 to 1."),
        new("tags", scope => new TextValue(string.Join(':', scope.Facts.Tags)), "The tags."),
        new("ctx", scope => new TextValue(string.Join(':', scope.Facts.Context.Keys)), "The names of the context; ctx:!name! is a value of it."),
        new("md", scope => new TextValue(string.Join(':', scope.Facts.Metadata.Keys)), "The ids of the metadata; md:!id! is a value of it."),
    ];

    private static readonly ValueList<Word<Func<Scope, Value>>> OfVideos =
    [
        new("du", scope => Seconds("du", scope.State.Duration), "How long the video lasts now, in seconds."),
        new("idu", scope => Seconds("idu", scope.State.InitialDuration), "How long the original video lasts, in seconds."),
    ];

    public static readonly FrozenDictionary<string, Func<Scope, Value>> ByName = OfPictures.Concat(OfVideos).ToFrozenDictionary(name => name.Name, name => name.Meaning);

    public static IReadOnlyList<Word> All { get; } = [.. OfPictures, .. OfVideos];

    private static NumberValue Number(double amount) => new(amount);

    private static NumberValue Seconds(string name, TimeSpan? length)
        => length is { TotalSeconds: var seconds } ? new(seconds) : throw new ExpressionException($"{name} is known of videos only");
}
