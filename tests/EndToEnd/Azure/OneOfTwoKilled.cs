using System.Collections.Concurrent;
using System.Net;
using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Azure;

/// <summary>Two processes of the app on one account, one of which ends; a pair of its own, since the other is left with its leases.</summary>
public sealed class OneOfTwoKilled(TwoOnOneAccount pair) : IClassFixture<TwoOnOneAccount>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killing_one_loses_nothing_of_what_was_acknowledged_or_dropped()
    {
        using var one = new Client(pair.First);
        using var two = new Client(pair.Second);
        await pair.DropAsync(100, 20, Token);
        var acknowledged = new ConcurrentDictionary<string, string>();

        var uploads = Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
        {
            var publicId = $"kept{i:00}";
            for (var client = i % 2 == 0 ? one : two; !acknowledged.ContainsKey(publicId); client = one)
            {
                try
                {
                    using var response = await client.TryUploadAsync("raw", "kept.txt", [(byte)i], publicId, Token);
                    if (response.StatusCode == HttpStatusCode.OK)
                        acknowledged[publicId] = "";
                }
                catch (HttpRequestException)
                {
                    // The one that was killed; the other takes over.
                }
            }
        })));
        await TwoOnOneAccount.EventuallyAsync(() => Task.FromResult(acknowledged.Count >= 8), Token);
        await pair.Second.KillAsync(Token);
        await uploads;

        await pair.UntilTakenAsync(one, 20, Token);
        foreach (var publicId in acknowledged.Keys)
            Assert.Equal(publicId, (string?)(await one.GetAsync($"resources/raw/upload/{publicId}", Token))["public_id"]);
        Assert.Equal(40, (await one.ListAsync("raw", Token)).Count);
        (await pair.First.CheckAsync()).ShouldSucceed();
    }
}
