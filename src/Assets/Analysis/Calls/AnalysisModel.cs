using System.Collections.Frozen;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Analysis.Calls;

/// <summary>A model that clients ask by name, and the part of the analysis that answers for it here.</summary>
public sealed record AnalysisModel(string Name, ProbeParts Part)
{
    private static readonly FrozenDictionary<string, AnalysisModel> Here = new AnalysisModel[]
    {
        new("coco", ProbeParts.Objects),
        new("google_tagging", ProbeParts.Objects),
        new("cld_text", ProbeParts.Text),
        new("captioning", ProbeParts.Caption),
        new("image_quality", ProbeParts.Quality),
    }.ToFrozenDictionary(model => model.Name);

    /// <summary>Known to clients, and done by nothing here.</summary>
    private static readonly FrozenSet<string> Elsewhere = new[]
    {
        "lvis", "unidet", "cld_fashion", "human_anatomy", "shop_classifier", "watermark_detection", "google_logo_detection",
        "ai_vision_general", "ai_vision_moderation", "ai_vision_tagging", "custom",
    }.ToFrozenSet();

    /// <exception cref="DamException">InvalidParameter: nobody has a model of this name. Forbidden: this server has none.</exception>
    public static AnalysisModel Of(string name)
        => Here.GetValueOrDefault(name)
            ?? throw (Elsewhere.Contains(name) ? NotHere(name) : DamException.Invalid($"'{name[..Math.Min(name.Length, 64)]}' is no model; known are {string.Join(", ", Here.Keys.Order())}"));

    internal static DamException NotHere(string name) => new(ErrorKind.Forbidden, $"You don't have an active subscription for {name}: this server has no engine for it");
}
