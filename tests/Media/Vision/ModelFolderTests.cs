using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Models;

namespace ServerlessDam.Media.Tests.Vision;

/// <summary>Models arrive, and are replaced by newer ones, while the app and its workers run.</summary>
public sealed class ModelFolderTests : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("dam-models-").FullName;
    private DateTime _written = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Models_that_arrive_are_seen()
    {
        var sight = new Sight(new ModelFolder(_path));
        Assert.Equal(ProbeParts.Format, sight.Parts);

        Lay((ModelTable.Runtime, "1"), (ModelTable.Faces, "1"));
        Assert.Equal(ProbeParts.Faces, sight.Parts);
    }

    [Fact]
    public void What_a_newer_edition_adds_is_seen_without_a_restart()
    {
        Lay((ModelTable.Runtime, "1"), (ModelTable.Faces, "1"));
        var sight = new Sight(new ModelFolder(_path));
        Assert.Equal(ProbeParts.Faces, sight.Parts);

        Lay((ModelTable.Runtime, "1"), (ModelTable.Faces, "2"), (ModelTable.Safety, "1"));
        Assert.Equal(ProbeParts.Faces | ProbeParts.Safety, sight.Parts);
        Assert.EndsWith(" 2", sight.Versions.Single(task => task.Name == "faces").Version, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_changed_with_its_edition_is_what_was_built()
    {
        Lay((ModelTable.Alphabet, "a"));
        var folder = new ModelFolder(_path);
        Assert.Equal(["a"], folder.Lines(ModelTable.Alphabet));
        var before = folder.Changed;

        Lay((ModelTable.Alphabet, "b"));
        Assert.Equal(["b"], folder.Lines(ModelTable.Alphabet));
        Assert.NotEqual(before, folder.Changed);
    }

    [Fact]
    public void A_folder_that_is_taken_away_has_nothing()
    {
        Lay((ModelTable.Runtime, "1"), (ModelTable.Faces, "1"));
        var folder = new ModelFolder(_path);
        Assert.True(folder.Has(ModelTable.Faces));

        File.Delete(Path.Combine(_path, ModelManifest.Name));
        Assert.False(folder.Has(ModelTable.Faces));
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);

    /// <summary>Files whose content is their version.</summary>
    private void Lay(params (string File, string Version)[] files)
    {
        foreach (var (file, version) in files)
            File.WriteAllText(Path.Combine(_path, file), version);
        var manifest = new ModelManifest([.. files.Select(each => new ModelFile(each.File, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(each.Version))), "a/package", each.Version))]);
        var path = Path.Combine(_path, ModelManifest.Name);
        File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(manifest, ModelJson.Default.ModelManifest));
        File.SetLastWriteTimeUtc(path, _written = _written.AddHours(1));
    }
}
