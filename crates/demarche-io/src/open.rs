//! Opening: standard input and files, compressed or not, with the bytes counted for progress bars.

use crate::Source;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes read from the inputs so far, before decompression.
pub type Meter = Arc<AtomicU64>;

pub(crate) type Input = Box<dyn BufRead + Send>;

const GZIP: [u8; 2] = [0x1F, 0x8B];
const ZSTD: [u8; 4] = [0x28, 0xB5, 0x2F, 0xFD];
const BUFFER: usize = 1 << 16;

/// Opens a source; gzip and Zstandard are told by their first bytes.
pub(crate) fn open(source: &Source, meter: Option<&Meter>) -> io::Result<Input> {
    let raw: Box<dyn Read + Send> = match source {
        Source::Stdin => Box::new(io::stdin()),
        Source::File(path) => Box::new(File::open(path)?),
    };
    let mut raw = BufReader::with_capacity(BUFFER, Metered { raw, meter: meter.cloned() });
    let head = raw.fill_buf()?;
    Ok(if head.starts_with(&GZIP) {
        unpacked(flate2::bufread::MultiGzDecoder::new(raw))
    } else if head.starts_with(&ZSTD) {
        unpacked(Zstd { raw, decoder: FrameDecoder::new(), inside: false })
    } else {
        Box::new(raw)
    })
}

/// The bytes of a file, unpacked if they are packed.
///
/// # Errors
/// If it cannot be opened.
pub fn reader(path: &Path) -> io::Result<impl BufRead + use<>> {
    open(&Source::File(path.to_owned()), None)
}

fn unpacked(decoder: impl Read + Send + 'static) -> Input {
    Box::new(BufReader::with_capacity(BUFFER, Clear(decoder)))
}

/// The file name without `.gz` or `.zst`.
pub(crate) fn unpacked_name(name: &str) -> &str {
    name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(name)
}

struct Metered {
    raw: Box<dyn Read + Send>,
    meter: Option<Meter>,
}

impl Read for Metered {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.raw.read(buffer)?;
        if let Some(meter) = &self.meter {
            meter.fetch_add(n as u64, Ordering::Relaxed);
        }
        Ok(n)
    }
}

/// Says in people's words what is wrong with a compressed file.
struct Clear<R>(R);

impl<R: Read> Read for Clear<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer).map_err(|e| {
            let reason = match e.kind() {
                io::ErrorKind::UnexpectedEof => "cut short: the compressed file ends too early".to_owned(),
                io::ErrorKind::Interrupted => return e,
                _ => format!("the compressed file is damaged: {e}"),
            };
            io::Error::new(e.kind(), reason)
        })
    }
}

/// Zstandard: one frame after the other.
struct Zstd<R> {
    raw: R,
    decoder: FrameDecoder,
    inside: bool,
}

impl<R: BufRead> Read for Zstd<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.inside && !self.next_frame()? {
                return Ok(0);
            }
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let step = BlockDecodingStrategy::UptoBlocks(1);
                self.decoder.decode_blocks(&mut self.raw, step).map_err(faulty)?;
            }
            let n = self.decoder.read(buffer)?;
            if n > 0 || buffer.is_empty() {
                return Ok(n);
            }
            self.inside = false;
        }
    }
}

impl<R: BufRead> Zstd<R> {
    /// Starts the next frame; `false` at the end. Frames of the user's own are skipped.
    fn next_frame(&mut self) -> io::Result<bool> {
        while !self.raw.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.raw) {
                Ok(()) => {
                    self.inside = true;
                    return Ok(true);
                }
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    io::copy(&mut self.raw.by_ref().take(u64::from(length)), &mut io::sink())?;
                }
                Err(e) => return Err(faulty(e)),
            }
        }
        Ok(false)
    }
}

/// An error of the decoder; if there was an end where none should be, the error says so itself.
fn faulty(error: FrameDecoderError) -> io::Error {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(&error);
    while let Some(inner) = cause {
        if inner.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::UnexpectedEof) {
            return io::ErrorKind::UnexpectedEof.into();
        }
        cause = inner.source();
    }
    io::Error::other(error)
}
