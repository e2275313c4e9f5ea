using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Tests.Workers;
using ServerlessDam.Media.Workers;
using ServerlessDam.Tests;

namespace ServerlessDam.Media.Tests.Fuzz;

/// <summary>Damaged files of every format through the real workers: each gets a result or a clear error, and nothing is left over.</summary>
[Collection(nameof(OneAtATime))]
public sealed class ImageFuzzTests(ITestOutputHelper output) : IAsyncDisposable
{
    private static readonly string[] Transformations = ["c_fill,h_8,w_8", "w_200/a_30", "e_trim", "e_sepia,r_max", "pg_2", "c_pad,b_auto,h_50,w_20", "e_blur:300/bo_3px_solid_red", "fl_clip,pg_1", "fl_ignore_mask_channels/fl_clip_evenodd", "b_gen_fill,c_pad,h_50,w_70"];

    private static readonly string[] Targets = ["png", "jpg", "webp", "gif"];

    private readonly TestFiles _files = new();
    private readonly ConcurrentDictionary<string, int> _answers = new();
    private readonly MediaWorkerPool _pool = new(
        Options.Create(new MediaOptions { Workers = 2, TimeLimit = TimeSpan.FromSeconds(10), MemoryLimitInBytes = 600 << 20 }),
        TimeProvider.System,
        NullLogger<MediaWorkerPool>.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync();
        _files.Dispose();
    }

    [Fact]
    public async Task Damaged_files_give_a_result_or_a_clear_error_and_leave_nothing()
    {
        var seeds = SeedFiles.Make(_files);
        var budget = new FuzzBudget(seconds: 12, rounds: 4_000);
        var mutator = new ByteMutator(budget.Random, seeds);
        while (budget.Next())
        {
            var both = new[] { One(), One() };
            await Task.WhenAll(both.Select((work, lane) => ProcessAsync(work.File.Format, work.File.Bytes, work.Transformation, work.Target, lane, budget)));
        }

        output.WriteLine(budget.ToString());
        foreach (var (answer, count) in _answers.OrderByDescending(pair => pair.Value))
            output.WriteLine($"{count,6}  {answer}");
        Assert.Null((await _pool.ProbeAsync(new(_files.Flat("sound.png", 9, 9, 1, 2, 3), null, ProbeParts.All), Token)).Problem);

        ((string Format, byte[] Bytes) File, string Transformation, string Target) One()
            => (mutator.Next(), Transformations[budget.Random.Next(Transformations.Length)], Targets[budget.Random.Next(Targets.Length)]);
    }

    private async Task ProcessAsync(string format, byte[] bytes, string transformation, string target, int lane, FuzzBudget budget)
    {
        var source = _files.Write($"damaged-{lane}.{format}", bytes);
        // libvips remembers pictures by their names.
        var result = _files[$"result-{lane}-{budget.Round}"];
        try
        {
            await AnswerAsync("probe", async () => Assert.NotNull(await _pool.ProbeAsync(new(source, null, ProbeParts.All), Token)));
            var isMade = await AnswerAsync("derive", async () => IsWhole(result, await _pool.DeriveAsync(
                new() { SourcePath = source, SourceFormat = format, Transformation = transformation, Format = target, OutputPath = result }, Token)));
            Assert.Equal(isMade, File.Exists(result));
            Assert.DoesNotContain(Directory.EnumerateFiles(Path.GetDirectoryName(result)!, $"result-{lane}-*"), path => path != result);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var kept = Path.Combine(Path.GetTempPath(), $"dam-fuzz-{budget.Seed}.{format}");
            await File.WriteAllBytesAsync(kept, bytes, Token);
            throw new InvalidOperationException($"{budget}: {transformation} as {target} of the file that is kept as {kept}", e);
        }

        File.Delete(result);
    }

    /// <summary>False when the answer is an error for the caller; any other error goes on.</summary>
    private async Task<bool> AnswerAsync(string work, Func<Task> run)
    {
        try
        {
            await run();
            _answers.AddOrUpdate($"{work}: done", 1, (_, count) => count + 1);
            return true;
        }
        catch (DamException e) when (e.Kind is ErrorKind.Unprocessable or ErrorKind.InvalidParameter)
        {
            Assert.NotEmpty(e.Message);
            _answers.AddOrUpdate($"{work}: {e.Message}", 1, (_, count) => count + 1);
            return false;
        }
    }

    private static void IsWhole(string path, DerivedFile made)
    {
        Assert.Equal(new FileInfo(path).Length, made.SizeInBytes);
        using var image = Image.NewFromFile(path, access: Enums.Access.Sequential, failOn: Enums.FailOn.Truncated);
        Assert.Equal(made.Width, image.Width);
        _ = image.Avg();
    }
}
