using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Tests.Workers;
using ServerlessDam.Media.Workers;

namespace ServerlessDam.Media.Tests.Fuzz;

/// <summary>The same broken files each time, of every format, through the real workers.</summary>
[Collection(nameof(OneAtATime))]
public sealed class BrokenFilesTests : IAsyncDisposable
{
    private const int Cuts = 6;

    private const int Mutations = 8;

    /// <summary>What callers are told of broken files. A file that says it is huge may also meet the limits of a worker.</summary>
    private static readonly string[] Refusals =
        ["Invalid image file", "Maximum ", "SVG with declarations ", "The PDF is protected ", "Processing took ", "Processing needed ", "The file needs more memory "];

    private readonly TestFiles _files = new();
    private readonly MediaWorkerPool _pool = new(
        Options.Create(new MediaOptions { Workers = 2, TimeLimit = TimeSpan.FromSeconds(60), MemoryLimitInBytes = 1L << 30 }),
        TimeProvider.System,
        NullLogger<MediaWorkerPool>.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_broken_file_of_any_format_is_read_or_refused_in_words_that_callers_know()
    {
        var seeds = SeedFiles.Make(_files);
        var broken = seeds.SelectMany(Broken).ToList();
        var answers = new List<string>();
        foreach (var some in broken.Chunk(2))
            answers.AddRange((await Task.WhenAll(some.Select((file, lane) => AnswersAsync(file.Format, file.Bytes, lane)))).SelectMany(each => each));

        Assert.Empty(answers.Where(answer => answer.Length > 0 && !Array.Exists(Refusals, refusal => answer.Contains($": {refusal}", StringComparison.Ordinal))).Distinct());
        // Most of them are: else nothing was broken.
        Assert.True(answers.Count(answer => answer.EndsWith(": Invalid image file", StringComparison.Ordinal)) > broken.Count / 2);
    }

    [Fact]
    public async Task A_document_without_pages_is_broken()
    {
        var empty = _files.Write("empty.pdf", "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n");

        Assert.Equal("Invalid image file", await ProbeAsync(empty));
        Assert.Equal("Invalid image file", await DeriveAsync(empty, "pdf", "pg_1", "pdf", _files["out"]));
        Assert.Equal("Invalid image file", await DeriveAsync(empty, "pdf", "w_9", "png", _files["out"]));
    }

    public async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync();
        _files.Dispose();
    }

    /// <summary>Cut off at several places, the last of them one byte before the end, and damaged in other ways: which ones does not depend on how long an encoder made it.</summary>
    private static IEnumerable<(string Format, byte[] Bytes)> Broken((string Format, byte[] Bytes) seed, int number)
    {
        var mutator = new ByteMutator(new Random(number), [seed]);
        return Enumerable.Range(1, Cuts).Select(cut => seed.Bytes[..(seed.Bytes.Length * cut / (Cuts + 1))])
            .Append(seed.Bytes[..^1])
            .Concat(Enumerable.Range(0, Mutations).Select(_ => mutator.Next().Bytes))
            .Select(bytes => (seed.Format, bytes));
    }

    private async Task<IReadOnlyList<string>> AnswersAsync(string format, byte[] bytes, int lane)
    {
        var file = _files.Write($"broken-{lane}.{format}", bytes);
        // libvips remembers pictures by their names.
        var result = _files[Path.GetRandomFileName()];
        var (probed, derived) = (await ProbeAsync(file), await DeriveAsync(file, format, "c_fill,h_8,w_8", "png", result));
        return [probed is null ? "" : $"{format} probed: {probed}", derived is null ? "" : $"{format} derived: {derived}"];
    }

    private Task<string?> ProbeAsync(string file)
        => RefusalAsync(async () => (await _pool.ProbeAsync(new(file, null, ProbeParts.All), Token)).Problem);

    private Task<string?> DeriveAsync(string file, string format, string transformation, string target, string result) => RefusalAsync(async () =>
    {
        await _pool.DeriveAsync(new() { SourcePath = file, SourceFormat = format, Transformation = transformation, Format = target, OutputPath = result }, Token);
        return null;
    });

    private static async Task<string?> RefusalAsync(Func<Task<string?>> ask)
    {
        try
        {
            return await ask();
        }
        catch (DamException e)
        {
            return e.Message;
        }
    }
}
