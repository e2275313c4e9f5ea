namespace ServerlessDam.Media.Workers;

/// <summary>The worker process: reads requests from standard input, answers on standard output, ends with its input.</summary>
internal static class WorkerHost
{
    /// <summary>A worker that somebody waits for is asked at once; one that is not has time to warm up.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(50);

    /// <summary>Models that nobody needed for so long are closed: each takes tens of megabytes, and is open again in a tenth of a second.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(2);

    public static int Run()
    {
        Native.TieToParent();
        using var output = Native.TakeStandardOutput();
        var jobs = new Handover<Job>();
        new Thread(() => Read(jobs)) { IsBackground = true, Name = "requests" }.Start();
        var work = new WorkerTasks();
        Write(output, new WorkerReply { Ready = true });
        // Work stays on the main thread: it lives as long as the process, so programs started from it may be tied to it.
        if (jobs.Take(Quiet) is { } first)
            Answer(first);
        else
            WarmUp.Run(work);
        // Until the reading thread ends the process.
        while (true)
        {
            if (jobs.Take(Idle) is { } job)
                Answer(job);
            if (work.Rest(Idle))
                Native.GiveFreeMemoryBack();
        }

        void Answer(Job job)
        {
            using (job.Cancellation)
                Write(output, work.Run(job.Request, job.Cancellation.Token));
            // The answer is out: what the next request would wait for now are a few milliseconds, and only after a large one.
            if (WorkCost.Of(job.Request) >= WorkCost.Photo)
                Native.GiveFreeMemoryBack();
        }
    }

    /// <summary>A picture goes behind its frame as it is.</summary>
    private static void Write(FileStream output, WorkerReply reply)
    {
        if (reply.File is { Bytes: { } bytes } file)
            Frames.Write(output, reply with { File = file with { Bytes = null }, Attached = bytes.Length }, WorkerJson.Default.WorkerReply, bytes.Span);
        else
            Frames.Write(output, reply, WorkerJson.Default.WorkerReply);
    }

    /// <summary>Requests go to the main thread; a cancellation reaches the one under way from here.</summary>
    private static void Read(Handover<Job> jobs)
    {
        using var input = Console.OpenStandardInput();
        Job? current = null;
        while (Frames.Read(input, WorkerJson.Default.WorkerRequest) is { } request)
        {
            if (request.Cancel)
                current?.Cancel();
            else
                jobs.Give(current = new Job(request));
        }
        // The app is gone. A decoder may be in the middle of something, and nobody waits for it.
        Native.Exit(0);
    }

    private sealed record Job(WorkerRequest Request)
    {
        public CancellationTokenSource Cancellation { get; } = new();

        public void Cancel()
        {
            try
            {
                Cancellation.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It was done a moment ago.
            }
        }
    }
}
