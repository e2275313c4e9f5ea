using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Tests.Engine;
using ServerlessDam.Media.Tests.Vision;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Models;
using ServerlessDam.Tests;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Tests.Reference;

/// <summary>The pictures of the reference page, rendered by the engine.</summary>
internal static class Samples
{
    public const int MaxWidth = 160;
    public const int MaxHeight = 120;

    private const string Disc = "c_fill,h_240,r_max,w_240/c_pad,h_300,w_400";

    /// <summary>What is done to the photograph before a sample that shows nothing on a whole one.</summary>
    private static readonly Dictionary<string, string> Before = new()
    {
        ["e_bgremoval"] = $"{Disc}/b_white",
        ["e_make_transparent"] = $"{Disc}/b_white",
        ["e_trim"] = $"{Disc}/b_white",
        ["e_dropshadow"] = Disc,
        ["e_opacity_threshold"] = $"{Disc}/e_gradient_fade:10,x_1.0",
        ["e_outline"] = Disc,
        ["e_gen_fill"] = "c_pad,h_300,w_520",
        ["e_shadow"] = "c_scale,w_300",
        ["e_upscale"] = "c_scale,w_40",
    };

    public static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "docs", "transformations");

    /// <summary>Every entry that has a picture, with what to render for it.</summary>
    public static IReadOnlyList<(Entry Entry, bool OnBrushes, string Transformation)> All { get; } =
    [
        .. from table in EntryTable.All
           from entry in table.Entries
           where entry.HasPicture
           select (entry, table.OnBrushes, Before.TryGetValue(entry.Name, out var before) ? $"{before}/{entry.Sample}" : entry.Sample!),
    ];

    public static void Render()
    {
        using var bench = new Bench();
        var sight = new Sight(new ModelFolder(Installed.Folder));
        var brushes = Path.Combine(Folder, "brushes.jpg");
        foreach (var (entry, onBrushes, transformation) in All)
        {
            var path = Path.Combine(Folder, Path.GetFileName(entry.Picture));
            bench.Run(onBrushes ? brushes : Path.Combine(Folder, "photo.jpg"), $"{transformation}/c_limit,h_{MaxHeight},w_{MaxWidth}/q_60", "webp", request => request with
            {
                OutputPath = path,
                Faces = Asks(transformation, "face", "redeye") ? [onBrushes ? new PixelRect(140, 65, 90, 150) : new PixelRect(70, 20, 175, 150)] : [],
                CustomCoordinates = Asks(transformation, "custom") ? new PixelRect(270, 175, 60, 55) : null,
                Layers = new Dictionary<string, LayerFile> { ["brushes"] = new(brushes, "jpg") },
            }, sight: sight);
        }
    }

    /// <summary>A region is known to the samples that show it, so that the pixels alone decide in the others.</summary>
    private static bool Asks(string transformation, params string[] words)
        => words.Any(word => transformation.Contains(word, StringComparison.Ordinal));
}
